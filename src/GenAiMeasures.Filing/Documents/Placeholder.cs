namespace GenAiMeasures.Filing;

// What stands where a fact is not known: it is never guessed, and it is counted.
internal static class Placeholder
{
    internal const string Opening = "【待补充：";
    internal const string Closing = "】";

    internal static string Of(string name) => Opening + name + Closing;

    internal static string Fill(string? value, string name) => string.IsNullOrWhiteSpace(value) ? Of(name) : value;

    // the names of what a text still lacks, in its order
    internal static IEnumerable<string> Names(string text)
    {
        for (int at = text.IndexOf(Opening, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Opening, at + 1, StringComparison.Ordinal))
        {
            int from = at + Opening.Length;
            int end = text.IndexOf(Closing, from, StringComparison.Ordinal);
            if (end < 0)
            {
                yield break;
            }

            yield return text[from..end];
        }
    }
}
