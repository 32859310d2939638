using System.Collections.Frozen;

namespace GenAiMeasures.Moderation;

// How characters are read, tones apart: the most common reading first. Characters are simplified ones or any others of the
// basic block.
internal static class Pinyin
{
    private static readonly Lazy<FrozenDictionary<char, string[]>> Table = new(Load);

    // the readings of a character, or none
    internal static ReadOnlySpan<string> Of(int codePoint) =>
        codePoint < 65_536 && Table.Value.TryGetValue((char)codePoint, out string[]? readings) ? readings : [];

    // the characters of every syllable by their most common reading
    internal static IEnumerable<(string Syllable, string Characters)> Syllables() => FoldData.ReadReadings("pinyin.txt");

    private static FrozenDictionary<char, string[]> Load()
    {
        var table = new Dictionary<char, string[]>(21_000);
        foreach ((string syllable, string characters) in Syllables().Concat(FoldData.ReadReadings("readings.txt")))
        {
            foreach (char c in characters)
            {
                string[] known = table.GetValueOrDefault(c, []);
                if (!known.AsSpan().Contains(syllable))
                {
                    table[c] = [.. known, syllable];
                }
            }
        }

        return table.ToFrozenDictionary();
    }
}
