namespace GenAiMeasures.Moderation;

// What may begin something by its class, and does not by the next look: words of letters, and characters that begin or end a
// telling word without the one beside it. Says nothing where the text ends too early to know.
internal static class OrdinaryText
{
    private const int Bits = 65_536;

    private static readonly ulong[] Pairs = CreatePairs();

    // The end of a word of letters that can be no part of an address, a number or an account; else the position itself.
    internal static int EndOfWord(ReadOnlySpan<TextClass> classes, ReadOnlySpan<char> text, int at)
    {
        if (at > 0 && (classes[text[at - 1]] & TextClass.Alphanumeric) != 0)
        {
            return at;
        }

        int end = at;
        while (end < text.Length && classes[text[end]] == TextClass.Letter)
        {
            end++;
        }

        if (end == at || end + 1 >= text.Length || end - at > Word.MaxSymbols || !EndsWord(classes, text, end)
            || (end - at >= AccountShape.MinLength && at > 0 && ContextWords.MayAnnounce(text, at)))
        {
            return at;
        }

        return end;
    }

    // The next position when a Chinese character or digit begins nothing; else the position itself.
    internal static int EndOfHan(ReadOnlySpan<TextClass> classes, ReadOnlySpan<char> text, int at)
    {
        if (at + 1 >= text.Length)
        {
            return at;
        }

        char c = text[at];
        char next = text[at + 1];
        TextClass kind = classes[c];
        if ((kind & TextClass.HanDigit) != 0)
        {
            return (kind & TextClass.Opener) != 0 || (classes[next] & TextClass.HanDigit) != 0 ? at : at + 1;
        }

        // a plate goes on with a letter, a number after a plus with digits
        bool isNothing = (classes[next] & (TextClass.Alphanumeric | TextClass.Joiner | TextClass.Invisible)) == 0 && c is not ('+' or '＋')
            && !MayBe(c, next) && (at == 0 || !MayBe(text[at - 1], c));
        return isNothing ? at + 1 : at;
    }

    // a joiner with nothing to join behind it is a full stop or a dash
    private static bool EndsWord(ReadOnlySpan<TextClass> classes, ReadOnlySpan<char> text, int end)
    {
        TextClass after = classes[text[end]];
        if ((after & (TextClass.Digit | TextClass.Invisible)) != 0)
        {
            return false;
        }

        return (after & TextClass.Joiner) == 0 || (classes[text[end + 1]] & (TextClass.Alphanumeric | TextClass.Joiner | TextClass.Invisible)) == 0;
    }

    private static bool MayBe(char first, char second)
    {
        int at = HashOf(first, second);
        return (Pairs[at >> 6] & (1UL << (at & 63))) != 0;
    }

    private static int HashOf(char first, char second) => ((first * 31) + second) & (Bits - 1);

    // the first two characters of provinces, and the last two of words that announce names and addresses
    private static ulong[] CreatePairs()
    {
        var pairs = new ulong[Bits / 64];
        PersonalInformationData data = PersonalInformationData.Shared;
        foreach (string pair in data.Provinces.Select(p => p[..2]).Concat(data.NameWords.Concat(data.AddressWords).Select(w => w.Length < 2 ? w : w[^2..])))
        {
            if (pair.Length < 2)
            {
                throw new InvalidOperationException($"A word that announces something has one character: '{pair}'. Two are looked for.");
            }

            int at = HashOf(pair[0], pair[1]);
            pairs[at >> 6] |= 1UL << (at & 63);
        }

        return pairs;
    }
}
