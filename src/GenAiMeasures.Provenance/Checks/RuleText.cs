using System.Globalization;
using System.Text;

namespace GenAiMeasures.Provenance;

// fills {fact} and {@threshold} into the wording of a rule
internal static class RuleText
{
    internal static string Fill(string wording, FactSheet facts, Func<string, double> threshold)
    {
        if (!wording.Contains('{', StringComparison.Ordinal))
        {
            return wording;
        }

        var text = new StringBuilder(wording.Length + 32);
        int from = 0;
        while (wording.IndexOf('{', from) is int open and >= 0)
        {
            int close = wording.IndexOf('}', open);
            string name = wording[(open + 1)..close];
            text.Append(wording, from, open - from).Append(Value(name, facts, threshold));
            from = close + 1;
        }

        return text.Append(wording, from, wording.Length - from).ToString();
    }

    private static string Value(string name, FactSheet facts, Func<string, double> threshold)
    {
        bool isShare = name.EndsWith('%');
        string bare = isShare ? name[..^1] : name;
        object? value = bare[0] == '@' ? threshold(bare[1..]) : facts[bare];
        return value switch
        {
            null => "-",
            double number => isShare ? (number * 100).ToString("0.##", CultureInfo.InvariantCulture) + " %" : number.ToString("0.####", CultureInfo.InvariantCulture),
            _ => value.ToString()!,
        };
    }
}
