using System.Text;

namespace GenAiMeasures.Moderation;

/// <summary>Ordinary text against which lexicons are measured before they go live.</summary>
public static class BenignCorpus
{
    /// <summary>Reads the small corpus that comes with the package: sentences of our own and verses in the public domain.</summary>
    /// <returns>The documents, one a line of the file.</returns>
    public static IReadOnlyList<string> ReadBuiltIn()
    {
        using Stream stream = typeof(BenignCorpus).Assembly.GetManifestResourceStream("benign.txt")
            ?? throw new InvalidOperationException("GenAiMeasures.Moderation was built without its data file 'benign.txt'.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(l => !l.StartsWith("# ", StringComparison.Ordinal))];
    }
}
