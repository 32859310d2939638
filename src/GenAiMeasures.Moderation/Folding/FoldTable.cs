using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace GenAiMeasures.Moderation;

// What every character counts as. The same table folds the terms and the text, so that they cannot disagree. Own tables:
// string.Normalize does nothing under invariant globalization. Immutable and thread-safe.
internal sealed class FoldTable
{
    internal const string Version = "3";

    private const int FullWidthFirst = 0xFF01;
    private const int FullWidthLast = 0xFF5E;
    private const int FullWidthOffset = 0xFEE0;

    private static readonly ConcurrentDictionary<FoldSwitches, FoldTable> Tables = new();

    private readonly char[] _map = new char[65_536];
    private readonly CharKind[] _kinds = new CharKind[65_536];
    private readonly CharTraits[] _traits = new CharTraits[65_536];

    // beyond the basic plane, and characters that stand for several
    private readonly Dictionary<int, int> _supplementary = [];
    private readonly Dictionary<int, string> _several = [];

    // the characters that fold to a character, in one array; those of c begin at _starts[c]
    private readonly char[] _sources = new char[65_536];
    private readonly int[] _starts = new int[65_537];

    private FoldTable(FoldSwitches switches)
    {
        Switches = switches;
        for (int i = 0; i < _map.Length; i++)
        {
            int folded = i is >= FullWidthFirst and <= FullWidthLast ? i - FullWidthOffset : i;
            _map[i] = (char)(folded is >= 'A' and <= 'Z' ? folded | 0x20 : folded);
            _kinds[i] = KindOf((char)i, CharUnicodeInfo.GetUnicodeCategory((char)i));
        }

        Add(FoldSwitches.Compatibility, "compatibility.txt");
        Add(FoldSwitches.Lookalikes, "lookalikes.txt");
        Add(FoldSwitches.Traditional, "traditional.txt");
        Add(FoldSwitches.Emoji, "emoji.txt");
        if (Has(FoldSwitches.Homophones))
        {
            AddHomophones();
        }

        Close();
        Invert();
    }

    internal static FoldTable Shared { get; } = For(FoldSwitches.Default);

    internal FoldSwitches Switches { get; }

    internal static FoldTable For(FoldSwitches switches) => Tables.GetOrAdd(switches, s => new FoldTable(s));

    internal char Fold(char c) => _map[c];

    internal int Fold(int codePoint) =>
        codePoint < 65_536 ? _map[codePoint] : _supplementary.GetValueOrDefault(codePoint, codePoint);

    // the characters a character stands for where they are more than one, or null
    internal string? Several(int codePoint) => _several.GetValueOrDefault(codePoint);

    internal IEnumerable<int> AllSeveral() => _several.Keys;

    // the characters that fold to a code point, itself among them where it does
    internal ReadOnlySpan<char> FoldingTo(int codePoint) =>
        codePoint < 65_536 ? _sources.AsSpan(_starts[codePoint].._starts[codePoint + 1]) : [];

    internal CharKind Kind(char c) => _kinds[c];

    internal CharKind Kind(int codePoint) =>
        codePoint < 65_536 ? _kinds[codePoint]
        : _supplementary.ContainsKey(codePoint) || _several.ContainsKey(codePoint) ? CharKind.Symbol
        : KindOf('\0', CharUnicodeInfo.GetUnicodeCategory(codePoint));

    // letters and digits of scripts that put spaces between words: a term in them has to stand as a word of its own
    internal bool IsWord(char c) => (_traits[c] & CharTraits.Word) != 0;

    internal bool IsWord(int codePoint) => codePoint < 65_536 ? IsWord((char)codePoint) : Fold(codePoint) is < 65_536 and int folded && IsWord((char)folded);

    internal bool IsLookalike(int codePoint) => codePoint < 65_536 && (_traits[codePoint] & CharTraits.Lookalike) != 0;

    internal CharTraits TraitsOf(int codePoint) =>
        codePoint < 65_536 ? _traits[codePoint]
        : Fold(codePoint) is < 65_536 and int folded ? _traits[folded] & CharTraits.Word
        : CharTraits.None;

    private bool Has(FoldSwitches switches) => (Switches & switches) != 0;

    private void Add(FoldSwitches needed, string name)
    {
        if (!Has(needed))
        {
            return;
        }

        foreach ((int source, string target) in FoldData.Read(name))
        {
            Rune first = Rune.GetRuneAt(target, 0);
            if (first.Utf16SequenceLength < target.Length)
            {
                _several[source] = target;
            }
            else if (source >= 65_536)
            {
                _supplementary[source] = first.Value;
            }
            else if (first.IsBmp)
            {
                _map[source] = (char)first.Value;
                _traits[source] = needed == FoldSwitches.Lookalikes ? CharTraits.Lookalike : CharTraits.None;
            }

            if (source < 65_536)
            {
                _kinds[source] = CharKind.Symbol;
            }
        }
    }

    private void AddHomophones()
    {
        foreach ((_, string characters) in Pinyin.Syllables())
        {
            char[] own = [.. characters.Where(c => _map[c] == c)];
            foreach (char c in own)
            {
                _map[c] = own[0];
            }
        }
    }

    // what a character folds to may fold on: each is taken to the end
    private void Close()
    {
        for (int i = 0; i < _map.Length; i++)
        {
            for (int hops = 0; hops < 8 && _map[_map[i]] != _map[i]; hops++)
            {
                _traits[i] |= _traits[_map[i]];
                _map[i] = _map[_map[i]];
            }
        }

        foreach (int source in _supplementary.Keys.ToArray())
        {
            _supplementary[source] = Fold(_supplementary[source]);
        }

        foreach (int source in _several.Keys.ToArray())
        {
            _several[source] = string.Concat(_several[source].Select(c => _map[c]));
            if (source < 65_536)
            {
                _map[source] = (char)source;
            }
        }

        for (int i = 0; i < _traits.Length; i++)
        {
            char folded = _map[i];
            bool isWord = folded < 0x2E80 && _kinds[i] == CharKind.Symbol && char.IsLetterOrDigit(folded);
            _traits[i] |= isWord ? CharTraits.Word : CharTraits.None;
        }
    }

    private void Invert()
    {
        for (int i = 0; i < _map.Length; i++)
        {
            _starts[_map[i] + 1] += _kinds[i] == CharKind.Symbol ? 1 : 0;
        }

        for (int i = 1; i < _starts.Length; i++)
        {
            _starts[i] += _starts[i - 1];
        }

        int[] next = [.. _starts];
        for (int i = 0; i < _map.Length; i++)
        {
            if (_kinds[i] == CharKind.Symbol)
            {
                _sources[next[_map[i]]++] = (char)i;
            }
        }
    }

    private static CharKind KindOf(char c, UnicodeCategory category) => category switch
    {
        _ when c is '\u115F' or '\u1160' or '\u3164' or '\uFFA0' or '\u2800' => CharKind.Invisible,
        _ when c is '。' or '！' or '？' or '；' or '!' or '?' or ';' or '．' or '…' => CharKind.Sentence,
        _ when c is '，' or '、' or ',' or ':' or '：' => CharKind.Clause,
        UnicodeCategory.Surrogate => CharKind.Surrogate,
        UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => CharKind.Invisible,
        UnicodeCategory.Control => char.IsWhiteSpace(c) ? CharKind.Separator : CharKind.Invisible,
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => CharKind.Symbol,
        _ => CharKind.Separator,
    };
}
