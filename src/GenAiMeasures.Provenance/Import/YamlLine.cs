namespace GenAiMeasures.Provenance;

internal sealed record YamlLine(int Number, int Indent, string Text, string Raw)
{
    internal bool IsBlank => IsComment(Text);

    internal bool IsItem => StartsItem(Text);

    internal static bool IsComment(string text) => text.Length == 0 || text[0] == '#';

    internal static bool StartsItem(string text) => text == "-" || text.StartsWith("- ", StringComparison.Ordinal);

    internal static List<YamlLine> Read(IEnumerable<string> lines, int firstLine)
    {
        List<YamlLine> read = [];
        foreach (string line in lines)
        {
            string text = line.TrimStart(' ');
            int number = firstLine + read.Count;
            if (text.StartsWith('\t'))
            {
                throw new YamlException(number);
            }

            read.Add(new YamlLine(number, line.Length - text.Length, text.TrimEnd(), line));
        }

        return read;
    }
}
