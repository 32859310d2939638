namespace GenAiMeasures.Moderation;

// Groups of digits and letters within a word, joined by hyphens, spaces or dots: numbers of people, however they are
// grouped. A number begins and ends where a group does.
internal ref struct NumberReader(WordReader word, int start, int end)
{
    private const int MaxGroups = 12;
    private const int MaxJoined = 24;
    private const int Octets = 4;
    private const int HexPairs = 6;

    private readonly ReadOnlySpan<char> _symbols = word.Symbols;
    private WordReader _word = word;

    internal void Run()
    {
        Span<Range> groups = stackalloc Range[MaxGroups];
        int from = start;
        while (from < end)
        {
            int count = 0;
            int at = from;
            while (at < end && count < MaxGroups)
            {
                int first = at;
                while (at < end && char.IsAsciiLetterOrDigit(_symbols[at]))
                {
                    at++;
                }

                if (at > first)
                {
                    groups[count++] = first..at;
                }

                at++;
            }

            // what is left over at the end of a long row is looked at again with what follows
            int done = Read(groups[..count], isLast: at >= end);
            from = at >= end ? end : groups[Math.Max(done, 1) - 1].End.Value + 1;
        }
    }

    // Returns how many groups are dealt with.
    private int Read(scoped ReadOnlySpan<Range> groups, bool isLast)
    {
        Span<char> joined = stackalloc char[MaxJoined];
        int i = 0;
        int stop = isLast ? groups.Length : groups.Length / 2;
        while (i < stop)
        {
            i += Math.Max(1, ReadFrom(groups, i, joined));
        }

        return i;
    }

    // Returns how many groups from this one on are a number, or 0.
    private int ReadFrom(scoped ReadOnlySpan<Range> groups, int first, scoped Span<char> joined)
    {
        if (ReadInternetAddress(groups, first))
        {
            return Octets;
        }

        if (ReadHardwareAddress(groups, first))
        {
            return HexPairs;
        }

        Span<int> ends = stackalloc int[MaxGroups];
        int count = 0;
        int length = 0;
        for (int j = first; j < groups.Length; j++)
        {
            ReadOnlySpan<char> group = _symbols[groups[j]];
            if (length + group.Length > MaxJoined || (j > first && !IsJoined(groups, j)))
            {
                break;
            }

            group.CopyTo(joined[length..]);
            length += group.Length;
            ends[count++] = length;
        }

        for (int j = count; j > 0; j--)
        {
            if (ReadNumber(groups.Slice(first, j), joined[..ends[j - 1]], IsFree(groups, first, first + j - 1)))
            {
                return j;
            }
        }

        return 0;
    }

    private bool IsJoined(scoped ReadOnlySpan<Range> groups, int group) =>
        groups[group].Start.Value - groups[group - 1].End.Value == 1 && _symbols[groups[group].Start.Value - 1] is '-' or ' ' or ')';

    // whether no point joins more digits to the number: it would be a fraction, a version or a file
    private bool IsFree(scoped ReadOnlySpan<Range> groups, int first, int last)
    {
        int before = groups[first].Start.Value - 1;
        int after = groups[last].End.Value;
        return (before < start || before >= _symbols.Length || before < 0 || _symbols[before] != '.')
            && (after >= end || _symbols[after] != '.' || after + 1 >= end || !char.IsAsciiDigit(_symbols[after + 1]));
    }

    private bool ReadNumber(scoped ReadOnlySpan<Range> groups, scoped ReadOnlySpan<char> s, bool isFree)
    {
        int first = groups[0].Start.Value;
        int last = groups[^1].End.Value;
        bool isOne = groups.Length == 1;
        return s.Length switch
        {
            18 when ReadIdCard(s, first, last) => true,
            18 when isOne && ReadCreditCode(s, first, last) => true,
            15 when isFree && NumberShape.AreDigits(s) && NumberShape.IsRegion(s) && NumberShape.HasBirthDate15(s)
                && ContextWords.Says(_word.Before(first), ContextWords.IdCard) => Add(first, last, PersonalInformationKind.IdCard, 0.8, "idCard15"),
            >= 16 and <= 19 when isFree && ReadBankCard(s, first, last) => true,
            _ => isFree && (ReadPhone(groups, s, first, last) || (isOne && ReadDocument(s, first, last))),
        };
    }

    private bool ReadIdCard(scoped ReadOnlySpan<char> s, int first, int last)
    {
        if (!NumberShape.IsIdShape(s) || !NumberShape.HasBirthDate18(s))
        {
            return false;
        }

        bool checks = NumberShape.HasIdCheckDigit(s) && NumberShape.IsRegion(s);
        ReadOnlySpan<char> before = _word.Before(first);
        if (checks)
        {
            return Add(first, last, PersonalInformationKind.IdCard, ContextWords.SaysOther(before, ContextWords.IdCard) ? 0.7 : 1, "idCard18");
        }

        // a number that is announced as one and has its shape was mistyped at most
        return ContextWords.Says(before, ContextWords.IdCard) && Add(first, last, PersonalInformationKind.IdCard, 0.6, "idCard18Mistyped");
    }

    private bool ReadCreditCode(scoped ReadOnlySpan<char> s, int first, int last) =>
        NumberShape.IsCreditCode(s) && !ContextWords.SaysOther(_word.Before(first), []) && Add(first, last, PersonalInformationKind.Uscc, 0.95, "uscc");

    private bool ReadBankCard(scoped ReadOnlySpan<char> s, int first, int last)
    {
        if (!NumberShape.AreDigits(s) || !NumberShape.IsCardLength(s) || !NumberShape.HasLuhnDigit(s))
        {
            return false;
        }

        ReadOnlySpan<char> before = _word.Before(first);
        bool isAnnounced = ContextWords.Says(before, ContextWords.BankCard);
        bool isUnionPay = s[0] == '6' && s[1] == '2';
        return (isAnnounced || (isUnionPay && !ContextWords.SaysOther(before, ContextWords.BankCard)))
            && Add(first, last, PersonalInformationKind.BankCard, isAnnounced ? 1 : 0.9, "bankCard");
    }

    private bool ReadPhone(scoped ReadOnlySpan<Range> groups, scoped ReadOnlySpan<char> s, int first, int last)
    {
        int code = s.Length switch
        {
            13 when s.StartsWith("86") => 2,
            15 when s.StartsWith("0086") => 4,
            _ => 0,
        };
        if (NumberShape.IsMobile(s[code..]) && IsPhoneGrouping(groups))
        {
            ReadOnlySpan<char> before = _word.Before(first);
            bool isAnnounced = ContextWords.Says(before, ContextWords.Phone);
            int plus = first > 0 && _symbols[first - 1] == '+' ? first - 1 : first;
            return !ContextWords.SaysOther(before, ContextWords.Phone)
                && Add(plus, last, PersonalInformationKind.Mobile, isAnnounced ? 1 : 0.9, "mobile");
        }

        return ReadLandline(groups, s, first, last);
    }

    private bool ReadLandline(scoped ReadOnlySpan<Range> groups, scoped ReadOnlySpan<char> s, int first, int last)
    {
        if (s[0] != '0' || s.Length is < 10 or > 12)
        {
            return false;
        }

        ReadOnlySpan<char> before = _word.Before(first);
        if (groups.Length > 1)
        {
            int area = groups[0].End.Value - groups[0].Start.Value;
            return NumberShape.IsLandline(s[..area], s[area..]) && !ContextWords.SaysOther(before, ContextWords.Phone)
                && Add(first, last, PersonalInformationKind.Landline, 0.85, "landline");
        }

        return (NumberShape.IsLandline(s[..3], s[3..]) || NumberShape.IsLandline(s[..4], s[4..]))
            && ContextWords.Says(before, ContextWords.Phone) && Add(first, last, PersonalInformationKind.Landline, 0.85, "landlineJoined");
    }

    private bool ReadDocument(scoped ReadOnlySpan<char> s, int first, int last)
    {
        if (s.Length is < 8 or > 15)
        {
            return false;
        }

        ReadOnlySpan<char> before = _word.Before(first);
        if (NumberShape.IsPassport(s) && ContextWords.Says(before, ContextWords.Passport))
        {
            return Add(first, last, PersonalInformationKind.Passport, 0.95, "passport");
        }

        return NumberShape.IsPermit(s) && ContextWords.Says(before, ContextWords.Permit)
            && Add(first, last, PersonalInformationKind.Permit, 0.9, "permit");
    }

    private bool ReadInternetAddress(scoped ReadOnlySpan<Range> groups, int first)
    {
        if (groups.Length - first < Octets || !NumberShape.IsOctet(_symbols[groups[first]]))
        {
            return false;
        }

        for (int i = first + 1; i < first + Octets; i++)
        {
            if (_symbols[groups[i].Start.Value - 1] != '.' || groups[i].Start.Value - groups[i - 1].End.Value != 1
                || !NumberShape.IsOctet(_symbols[groups[i]]))
            {
                return false;
            }
        }

        int from = groups[first].Start.Value;
        int to = groups[first + Octets - 1].End.Value;
        bool isPart = (from > start && _symbols[from - 1] == '.') || (to < end && _symbols[to] == '.');
        ReadOnlySpan<char> address = _symbols[from..to];
        bool isNobody = address.StartsWith("127.") || address.StartsWith("0.") || address is "255.255.255.255";
        return !isPart && !isNobody && !ContextWords.SaysOther(_word.Before(from), [])
            && Add(from, to, PersonalInformationKind.Ip, 0.9, "ipv4");
    }

    private bool ReadHardwareAddress(scoped ReadOnlySpan<Range> groups, int first)
    {
        if (groups.Length - first < HexPairs)
        {
            return false;
        }

        int from = groups[first].Start.Value;
        int to = groups[first + HexPairs - 1].End.Value;
        return NumberShape.IsMac(_symbols[from..to], '-') && Add(from, to, PersonalInformationKind.Mac, 0.85, "mac");
    }

    // 3-4-4, 4-4-3, 3-8 and the like: not a date and something else that happen to stand side by side
    private readonly bool IsPhoneGrouping(scoped ReadOnlySpan<Range> groups)
    {
        for (int i = 0; i < groups.Length; i++)
        {
            int length = groups[i].End.Value - groups[i].Start.Value;
            if (length < 3 && !(i == 0 && length == 2 && groups.Length > 1 && _symbols[groups[0]] is "86"))
            {
                return false;
            }
        }

        return true;
    }

    private bool Add(int from, int to, PersonalInformationKind kind, double score, string rule)
    {
        _word.Add(from, to, kind, score, rule);
        return true;
    }
}
