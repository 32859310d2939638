using System.Buffers;

namespace GenAiMeasures.Moderation;

// the words in front of a number that say what it is, or that it is something else
internal static class ContextWords
{
    private const string Between = "：:是为有叫# =＝\"“「（(【[\u3000，,号码";

    private static readonly SearchValues<char> Ends = SearchValues.Create("。！？；!?;\n\r");

    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Words = PersonalInformationData.Shared.Contexts;

    // the last characters of words that announce an account
    private static readonly bool[] Announcing = LastCharacters([.. Words["weChat"], .. Words["qq"]]);

    internal static IReadOnlyList<string> IdCard { get; } = Words["idCard"];

    internal static IReadOnlyList<string> Phone { get; } = Words["phone"];

    internal static IReadOnlyList<string> BankCard { get; } = Words["bankCard"];

    internal static IReadOnlyList<string> Passport { get; } = Words["passport"];

    internal static IReadOnlyList<string> Permit { get; } = Words["permit"];

    internal static IReadOnlyList<string> WeChat { get; } = Words["weChat"];

    internal static IReadOnlyList<string> Qq { get; } = Words["qq"];

    internal static IReadOnlyList<string> Number { get; } = Words["number"];

    // what stands before a position in the same sentence, a bounded number of characters
    internal static ReadOnlySpan<char> Window(ReadOnlySpan<char> text, int position)
    {
        ReadOnlySpan<char> window = text[Math.Max(0, position - InformationScanner.Lookback)..position];
        int end = window.LastIndexOfAny(Ends);
        return window[(end + 1)..];
    }

    // where the last of the words ends in a window, or -1
    internal static int Last(ReadOnlySpan<char> window, IReadOnlyList<string> words)
    {
        int last = -1;
        for (int i = 0; i < words.Count; i++)
        {
            int at = window.LastIndexOf(words[i], StringComparison.OrdinalIgnoreCase);
            last = at < 0 ? last : Math.Max(last, at + words[i].Length);
        }

        return last;
    }

    // whether a window says that a number is this, and nothing nearer says that it is something else
    internal static bool Says(ReadOnlySpan<char> window, IReadOnlyList<string> words)
    {
        int said = Last(window, words);
        return said >= 0 && said >= Last(window, Number);
    }

    // whether a window says that a number belongs to an order, a version or the like, and nothing nearer says otherwise
    internal static bool SaysOther(ReadOnlySpan<char> window, IReadOnlyList<string> words)
    {
        int other = Last(window, Number);
        return other >= 0 && other > Last(window, words);
    }

    // whether what stands just before a position could announce an account: a cheap look before the words are compared
    internal static bool MayAnnounce(ReadOnlySpan<char> text, int position)
    {
        int end = Trim(text, position);
        return end > 0 && Announcing[text[end - 1]];
    }

    // whether one of the words stands just before a position, with nothing but signs between
    internal static bool IsAnnounced(ReadOnlySpan<char> text, int position, IReadOnlyList<string> words)
    {
        int end = Trim(text, position);
        ReadOnlySpan<char> before = text[Math.Max(0, end - InformationScanner.Lookback / 2)..end];
        for (int i = 0; i < words.Count; i++)
        {
            string word = words[i];
            if (before.EndsWith(word, StringComparison.OrdinalIgnoreCase) && !IsInsideLatin(before, word.Length))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsInsideLatin(ReadOnlySpan<char> before, int length) =>
        length < before.Length && char.IsAsciiLetter(before[^length]) && char.IsAsciiLetter(before[^(length + 1)]);

    private static int Trim(ReadOnlySpan<char> text, int position)
    {
        int least = Math.Max(0, position - 6);
        while (position > least && Between.Contains(text[position - 1], StringComparison.Ordinal))
        {
            position--;
        }

        return position;
    }

    private static bool[] LastCharacters(IEnumerable<string> words)
    {
        var last = new bool[65_536];
        foreach (string word in words)
        {
            last[char.ToLowerInvariant(word[^1])] = true;
            last[char.ToUpperInvariant(word[^1])] = true;
        }

        return last;
    }
}
