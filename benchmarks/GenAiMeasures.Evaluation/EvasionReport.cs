using System.Globalization;
using GenAiMeasures.Moderation;

namespace GenAiMeasures.Evaluation;

/// <summary>What each switch finds of each trick, and what it costs in ordinary text.</summary>
internal static class EvasionReport
{
    private const TermForms Latin = TermForms.Pinyin | TermForms.Initials;

    private static readonly (string Name, TermForms Forms, int Shortest, Action<EvasionOptions> Set)[] Profiles =
    [
        ("all switches off", TermForms.None, 2, Off),
        ("default", TermForms.None, 2, _ => { }),
        ("default, terms of 3 or more", TermForms.None, 3, _ => { }),
        ("+ split of 2-character terms", TermForms.Split, 2, _ => { }),
        ("+ pinyin of terms of 3 or more", TermForms.None, 2, o => o.Pinyin = TrickUse.LongTerms),
        ("+ pinyin of all terms", TermForms.Pinyin, 2, _ => { }),
        ("+ initials of terms of 3 or more", TermForms.None, 2, o => o.Initials = TrickUse.LongTerms),
        ("+ initials of all terms", TermForms.Initials, 2, _ => { }),
        ("+ homophones of terms of 3 or more", TermForms.None, 2, o => o.Homophones = true),
        ("+ emoji", TermForms.None, 2, o => o.Emoji = true),
        ("everything", Latin | TermForms.Split, 2, o => (o.Homophones, o.Emoji) = (true, true)),
        ("everything, terms of 3 or more", Latin | TermForms.Split, 3, o => (o.Homophones, o.Emoji) = (true, true)),
    ];

    public static void Write(TextWriter output, EvasionData data)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{data.Terms.Count} terms; {data.Terms.Count(t => t.Length >= 3)} of three characters or more."));
        output.WriteLine();
        output.WriteLine("| profile | " + string.Join(" | ", EvasionData.Kinds.Select(k => k.Kind)) + " | " + string.Join(" | ", data.Benign.Keys) + " |");
        output.WriteLine("| --- |" + string.Concat(Enumerable.Repeat(" ---: |", EvasionData.Kinds.Length + data.Benign.Count)));
        WriteRow(output, "sentences", data.Perturbed.Values.Select(v => (double)v.Count), data.Benign.Values.Select(v => (double)v.Count), "0");
        foreach ((string name, TermForms forms, int shortest, Action<EvasionOptions> set) in Profiles)
        {
            var options = new ModerationOptions();
            set(options.Evasion);
            options.Lexicons.Add(data.Terms.Where(t => t.Length >= shortest).Select(t => new LexiconTerm { Text = t, Forms = forms }));
            LexiconMatcher matcher = LexiconMatcher.Load(options);
            WriteRow(
                output,
                name,
                EvasionData.Kinds.Select(k => Share(data.Perturbed[k.Kind].Select(p => p.Perturbed), matcher)),
                data.Benign.Values.Select(v => Share(v, matcher)),
                "0.0");
        }
    }

    /// <summary>Sentences of a kind that the profile with everything on does not find, each with the terms that are in it.</summary>
    public static void WriteMisses(TextWriter output, EvasionData data, string kind)
    {
        var options = new ModerationOptions();
        options.Lexicons.Add(data.Terms.Select(t => new LexiconTerm { Text = t, Forms = Latin | TermForms.Split }));
        LexiconMatcher matcher = LexiconMatcher.Load(options);
        foreach ((string original, string perturbed) in data.Perturbed[kind].Where(p => matcher.Find(p.Perturbed).Count == 0))
        {
            output.WriteLine(string.Join(' ', data.Terms.Where(t => original.Contains(t, StringComparison.Ordinal))) + '\t' + perturbed);
        }
    }

    private static double Share(IEnumerable<string> texts, LexiconMatcher matcher)
    {
        int count = 0;
        int found = 0;
        foreach (string text in texts)
        {
            count++;
            found += matcher.Find(text).Count > 0 ? 1 : 0;
        }

        return count == 0 ? 0 : 100.0 * found / count;
    }

    private static void WriteRow(TextWriter output, string name, IEnumerable<double> recall, IEnumerable<double> cost, string format)
    {
        IEnumerable<string> cells = recall.Select(r => r.ToString(format, CultureInfo.InvariantCulture))
            .Concat(cost.Select(c => c.ToString(format == "0" ? "0" : "0.00", CultureInfo.InvariantCulture)));
        output.WriteLine($"| {name} | {string.Join(" | ", cells)} |");
    }

    private static void Off(EvasionOptions options)
    {
        options.Traditional = options.Compatibility = options.Lookalikes = options.Repeats = false;
        options.Split = options.Digits = TrickUse.Off;
        options.LongestGap = options.LongestInvisible = 0;
    }
}
