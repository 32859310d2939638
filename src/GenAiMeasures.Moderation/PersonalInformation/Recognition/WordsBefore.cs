using System.Collections.Frozen;

namespace GenAiMeasures.Moderation;

// words that announce a name or an address, by their last character
internal static class WordsBefore
{
    private static readonly FrozenSet<string> Strong = PersonalInformationData.Shared.StrongNameWords.ToFrozenSet(StringComparer.Ordinal);

    internal static FrozenDictionary<char, string[]> Names { get; } = ByLast(PersonalInformationData.Shared.NameWords);

    internal static FrozenDictionary<char, string[]> Addresses { get; } = ByLast(PersonalInformationData.Shared.AddressWords);

    internal static bool IsStrong(string word) => Strong.Contains(word);

    // the word that ends with the character at a position, or null
    internal static string? Ending(FrozenDictionary<char, string[]> words, ReadOnlySpan<char> text, int at)
    {
        if (!words.TryGetValue(text[at], out string[]? candidates))
        {
            return null;
        }

        foreach (string word in candidates)
        {
            if (text[..(at + 1)].EndsWith(word, StringComparison.Ordinal))
            {
                return word;
            }
        }

        return null;
    }

    private static FrozenDictionary<char, string[]> ByLast(IReadOnlyList<string> words) =>
        words.GroupBy(w => w[^1]).ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(w => w.Length).ToArray());
}
