using System.Collections.Frozen;

namespace GenAiMeasures.Moderation;

// An address of the mainland by its grammar: province, city, district, road or village, house; each a short name and the
// character that says what it is. Begins with a province, or behind a word that announces an address.
internal ref struct AddressReader(ReadOnlySpan<char> text, int from, bool isEnd, bool isAnnounced, int province)
{
    private const int MaxLength = 64;
    private const int MaxUnit = 9;
    private const int MaxBetween = 3;
    private const string Between = "：: \u3000是为在";

    private static readonly PersonalInformationData Data = PersonalInformationData.Shared;
    private static readonly byte[] Suffixes = BuildSuffixes();

    private static readonly FrozenDictionary<char, string[]> Provinces =
        Data.Provinces.GroupBy(p => p[0]).ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(p => p.Length).ToArray());

    private readonly ReadOnlySpan<char> _text = text;
    private int _regions;
    private int _roads;
    private int _numbers;

    internal int Start { get; private set; }

    internal int Length { get; private set; }

    internal int Stop { get; private set; }

    // Whether a province's name begins at a position.
    internal static Reading Province(ReadOnlySpan<char> text, int at, bool isEnd, out int seen, out int length)
    {
        seen = at;
        length = 0;
        if (!Provinces.TryGetValue(text[at], out string[]? provinces))
        {
            return Reading.None;
        }

        foreach (string province in provinces)
        {
            int there = Math.Min(province.Length, text.Length - at);
            int same = text.Slice(at, there).CommonPrefixLength(province);
            seen = Math.Max(seen, at + Math.Min(same, province.Length - 1));
            if (same == province.Length)
            {
                length = province.Length;
                return Reading.Found;
            }

            if (same == there && !isEnd)
            {
                return Reading.Open;
            }
        }

        return Reading.None;
    }

    internal Reading Run()
    {
        int at = from;
        while (isAnnounced && at - from < MaxBetween && at < _text.Length && Between.Contains(_text[at], StringComparison.Ordinal))
        {
            at++;
        }

        Start = at;
        int unit = at;
        int end = at;
        if (province > 0)
        {
            at += province;
            unit = end = at;
            _regions = 1;
        }

        for (; ; at++)
        {
            Stop = at;
            if (at >= _text.Length)
            {
                if (!isEnd)
                {
                    return Reading.Open;
                }

                break;
            }

            char c = _text[at];
            if (at - Start >= MaxLength || at - unit >= MaxUnit || !IsPart(c))
            {
                break;
            }

            if (Ends(c, unit, at))
            {
                unit = end = at + 1;
            }
        }

        if (_numbers > 0)
        {
            // a room that is only a number: 3号楼2单元501
            while (end < at && (TextClasses.Is(_text[end], TextClass.Digit) || (_text[end] is '-' or '－' && end + 1 < at)))
            {
                end++;
            }
        }

        Length = end - Start;
        return IsAddress() ? Reading.Found : Reading.None;
    }

    private readonly bool IsAddress()
    {
        int places = _roads + _numbers;
        return isAnnounced ? _roads > 0 && _regions + places >= 2
            : _roads > 0 && (_numbers > 0 || _regions >= 3);
    }

    // whether a character ends a part of the address that began earlier
    private bool Ends(char c, int unit, int at)
    {
        if (c == '元' && at - unit >= 2 && _text[at - 1] == '单' && TextClasses.Is(_text[at - 2], TextClass.Alphanumeric | TextClass.HanDigit))
        {
            _numbers++;
            return true;
        }

        byte suffix = Suffixes[c];
        if (suffix == 0 || at == unit)
        {
            return false;
        }

        bool isNumbered = TextClasses.Is(_text[at - 1], TextClass.Alphanumeric | TextClass.HanDigit);
        if ((suffix & 4) != 0 && isNumbered)
        {
            _numbers++;
            return true;
        }

        // 知道 and 街道 are no roads, 市 within 市光区 no city
        if ((suffix & 2) != 0 && at - unit >= (c == '道' ? 2 : 1) && _text[at - 1] != '知')
        {
            _roads++;
            return true;
        }

        if ((suffix & 1) != 0)
        {
            _regions++;
            return true;
        }

        return false;
    }

    private static bool IsPart(char c) =>
        TextClasses.Is(c, TextClass.Han | TextClass.Alphanumeric) || c is '-' or '－' or '#' or '·';

    // 1: a region, 2: a road or a place, 4: a house or a room
    private static byte[] BuildSuffixes()
    {
        var suffixes = new byte[65_536];
        Mark(Data.RegionSuffixes, 1);
        Mark(Data.RoadSuffixes, 2);
        Mark(Data.PlaceSuffixes, 2);
        Mark(Data.NumberSuffixes, 4);
        return suffixes;

        void Mark(string characters, byte mark)
        {
            foreach (char c in characters)
            {
                suffixes[c] |= mark;
            }
        }
    }
}
