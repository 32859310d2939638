using System.Collections.Frozen;

namespace GenAiMeasures.Moderation;

// A Chinese name behind a word that announces one: a surname of one or two characters, a given name of one or two, and
// then something that is no part of a name.
internal ref struct NameReader(ReadOnlySpan<char> text, int from, bool isEnd, bool isStrong)
{
    private const int MaxBetween = 4;
    private const string Between = "：: \u3000是为叫\"“「（(";

    private static readonly PersonalInformationData Data = PersonalInformationData.Shared;
    private static readonly bool[] Surnames = Flags(Data.Surnames);
    private static readonly bool[] NotGiven = Flags(Data.NotGiven);
    private static readonly FrozenDictionary<char, string[]> Compounds = ByFirst(Data.CompoundSurnames);
    private static readonly FrozenDictionary<char, string[]> NotNames = ByFirst(Data.NotNames);

    private readonly ReadOnlySpan<char> _text = text;

    internal int Start { get; private set; }

    internal int Length { get; private set; }

    internal int Stop { get; private set; }

    internal Reading Run()
    {
        int at = from;
        bool isAnnounced = isStrong;
        while (at - from < MaxBetween && at < _text.Length && Between.Contains(_text[at], StringComparison.Ordinal))
        {
            isAnnounced |= _text[at] is '：' or ':' or '是' or '为' or '叫';
            at++;
        }

        Start = at;
        int surname = SurnameAt(at);
        if (surname < 0)
        {
            return Reading.Open;
        }

        if (surname == 0)
        {
            return Reading.None;
        }

        at += surname;
        int given = 0;
        while (given < 2)
        {
            if (!See(at))
            {
                return Reading.Open;
            }

            if (at >= _text.Length || !IsGiven(_text[at]))
            {
                break;
            }

            given++;
            at++;
        }

        if (!See(at))
        {
            return Reading.Open;
        }

        bool isBounded = at >= _text.Length || !IsGiven(_text[at]);
        Length = at - Start;
        return given > 0 && (isBounded || isAnnounced) && !IsWord() ? Reading.Found : Reading.None;
    }

    // notes that a position matters; false when the text does not reach it yet
    private bool See(int at)
    {
        Stop = Math.Max(Stop, at);
        return at < _text.Length || isEnd;
    }

    // The length of the surname at a position, 0 for none, -1 when the text ends too early to say.
    private int SurnameAt(int at)
    {
        if (!See(at))
        {
            return -1;
        }

        if (at >= _text.Length)
        {
            return 0;
        }

        if (Compounds.TryGetValue(_text[at], out string[]? compounds))
        {
            if (!See(at + 1))
            {
                return -1;
            }

            foreach (string compound in compounds)
            {
                if (_text[at..].StartsWith(compound, StringComparison.Ordinal))
                {
                    return compound.Length;
                }
            }
        }

        return Surnames[_text[at]] ? 1 : 0;
    }

    private readonly bool IsWord()
    {
        if (!NotNames.TryGetValue(_text[Start], out string[]? words))
        {
            return false;
        }

        foreach (string word in words)
        {
            // the name itself, or a word that begins with what was taken for a name
            if (_text.Slice(Start, Length).StartsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsGiven(char c) => TextClasses.Is(c, TextClass.Han) && !NotGiven[c];

    private static bool[] Flags(string characters)
    {
        var flags = new bool[65_536];
        foreach (char c in characters)
        {
            flags[c] = true;
        }

        return flags;
    }

    private static FrozenDictionary<char, string[]> ByFirst(IReadOnlyList<string> words) =>
        words.GroupBy(w => w[0]).ToFrozenDictionary(g => g.Key, g => g.Distinct().ToArray());
}
