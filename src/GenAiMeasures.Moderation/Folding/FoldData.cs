using System.Text;

namespace GenAiMeasures.Moderation;

// The tables beside this file: text, one entry a word, the first character of an entry is what is folded.
internal static class FoldData
{
    // entries of a table: a code point and what it folds to
    internal static IEnumerable<(int Source, string Target)> Read(string name)
    {
        foreach (string entry in Entries(name))
        {
            Rune source = Rune.GetRuneAt(entry, 0);
            yield return (source.Value, entry[source.Utf16SequenceLength..]);
        }
    }

    // entries of a table of readings: a syllable in Latin letters, then the characters
    internal static IEnumerable<(string Syllable, string Characters)> ReadReadings(string name)
    {
        foreach (string entry in Entries(name))
        {
            int letters = entry.AsSpan().IndexOfAnyExceptInRange('a', 'z');
            yield return (entry[..letters], entry[letters..]);
        }
    }

    private static IEnumerable<string> Entries(string name)
    {
        using Stream stream = typeof(FoldData).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The embedded table '{name}' is missing.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
            {
                continue;
            }

            foreach (string entry in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                yield return entry;
            }
        }
    }
}
