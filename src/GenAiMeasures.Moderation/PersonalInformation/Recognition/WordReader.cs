using System.Buffers;
using System.Net;

namespace GenAiMeasures.Moderation;

// Looks at one word: an address, an account, or groups of digits and letters.
internal ref struct WordReader(ReadOnlySpan<char> text, Word word, InformationScanner scanner, List<FoundInformation> found)
{
    // fewer digits are no number of a person
    private const int MinDigits = 4;

    private static readonly SearchValues<char> OfAddresses = SearchValues.Create("0123456789abcdefABCDEF:.");

    private readonly ReadOnlySpan<char> _text = text;
    private readonly Word _word = word;

    internal readonly void Run()
    {
        ReadOnlySpan<char> symbols = _word.Symbols;
        int digits = 0;
        int colons = 0;
        bool hasAt = false;
        foreach (char c in symbols)
        {
            digits += char.IsAsciiDigit(c) ? 1 : 0;
            colons += c == ':' ? 1 : 0;
            hasAt |= c == '@';
        }

        if (colons >= 2 && ReadNetworkAddress(symbols))
        {
            return;
        }

        int start = 0;
        while (start < symbols.Length)
        {
            int colon = symbols[start..].IndexOf(':');
            int end = colon < 0 ? symbols.Length : start + colon;
            if (end > start)
            {
                ReadAtom(start, end, digits, hasAt);
            }

            start = end + 1;
        }
    }

    private readonly void ReadAtom(int start, int end, int digits, bool hasAt)
    {
        ReadOnlySpan<char> atom = _word.Symbols[start..end];
        if (hasAt && ReadEmail(atom, start))
        {
            return;
        }

        if (atom.Length >= AccountShape.MinLength && ReadAccount(atom, start))
        {
            return;
        }

        if (digits >= MinDigits)
        {
            new NumberReader(this, start, end).Run();
        }
    }

    private readonly bool ReadEmail(ReadOnlySpan<char> atom, int start)
    {
        int length = EmailShape.Find(atom, out int first);
        if (length == 0)
        {
            return false;
        }

        Add(start + first, start + first + length, PersonalInformationKind.Email, 0.95, "email");
        return true;
    }

    private readonly bool ReadAccount(ReadOnlySpan<char> atom, int start)
    {
        int position = _word.PositionOf(start);
        if (position == 0 || !ContextWords.MayAnnounce(_text, position))
        {
            return false;
        }

        bool isQq = AccountShape.IsQq(atom) && ContextWords.IsAnnounced(_text, position, ContextWords.Qq);
        if (isQq)
        {
            Add(start, start + atom.Length, PersonalInformationKind.Qq, 0.9, "qq");
            return true;
        }

        if (AccountShape.IsWeChat(atom) && ContextWords.IsAnnounced(_text, position, ContextWords.WeChat))
        {
            Add(start, start + atom.Length, PersonalInformationKind.WeChat, 0.9, "weChat");
            return true;
        }

        return false;
    }

    private readonly bool ReadNetworkAddress(ReadOnlySpan<char> symbols)
    {
        if (NumberShape.IsMac(symbols, ':'))
        {
            Add(0, symbols.Length, PersonalInformationKind.Mac, 0.9, "mac");
            return true;
        }

        if (symbols.ContainsAnyExcept(OfAddresses) || !IPAddress.TryParse(symbols, out IPAddress? address)
            || address.AddressFamily != System.Net.Sockets.AddressFamily.InterNetworkV6)
        {
            return false;
        }

        Add(0, symbols.Length, PersonalInformationKind.Ip, 0.9, "ipv6");
        return true;
    }

    internal readonly ReadOnlySpan<char> Symbols => _word.Symbols;

    // the words before a symbol, as far back as a number is announced
    internal readonly ReadOnlySpan<char> Before(int symbol) => ContextWords.Window(_text, _word.PositionOf(symbol));

    internal readonly void Add(int start, int end, PersonalInformationKind kind, double score, string rule)
    {
        int first = _word.PositionOf(start);
        scanner.Add(found, new PersonalInformationMatch(first, _word.PositionOf(end - 1) + 1 - first, kind, score, rule));
    }
}
