namespace GenAiMeasures.Moderation;

// the answers of guard models: lines of a name and a value
internal static class GuardAnswer
{
    private const int MaxCategory = 64;

    internal static string? Value(string answer, string name)
    {
        foreach (string line in answer.Split('\n', StringSplitOptions.TrimEntries))
        {
            if (line.StartsWith(name, StringComparison.OrdinalIgnoreCase) && line.Length > name.Length && line[name.Length] == ':')
            {
                return line[(name.Length + 1)..].Trim();
            }
        }

        return null;
    }

    // the first of several categories, short: it becomes the rule of a finding
    internal static string First(string? categories)
    {
        string first = categories is null ? "" : categories.Split(',', 2, StringSplitOptions.TrimEntries)[0];
        return first.Length > MaxCategory ? first[..MaxCategory] : first;
    }
}
