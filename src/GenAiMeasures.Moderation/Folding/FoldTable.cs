using System.Globalization;

namespace GenAiMeasures.Moderation;

// What every character counts as: width and case do not matter. The same table folds the terms and the text, so that they
// cannot disagree. Own tables: string.Normalize does nothing under invariant globalization.
internal sealed class FoldTable
{
    internal const string Version = "1";

    private const int FullWidthFirst = 0xFF01;
    private const int FullWidthLast = 0xFF5E;
    private const int FullWidthOffset = 0xFEE0;

    private readonly char[] _map = new char[65_536];
    private readonly CharKind[] _kinds = new CharKind[65_536];

    // the characters that fold to a character, in one array; those of c begin at _starts[c]
    private readonly char[] _sources = new char[65_536];
    private readonly int[] _starts = new int[65_537];

    private FoldTable()
    {
        for (int i = 0; i < _map.Length; i++)
        {
            int folded = i is >= FullWidthFirst and <= FullWidthLast ? i - FullWidthOffset : i;
            folded = folded is >= 'A' and <= 'Z' ? folded | 0x20 : char.ToLowerInvariant((char)folded);
            _map[i] = (char)folded;
            _kinds[i] = KindOf((char)i, CharUnicodeInfo.GetUnicodeCategory((char)i));
        }

        Invert();
    }

    internal static FoldTable Shared { get; } = new();

    internal char Fold(char c) => _map[c];

    // the characters that fold to a code point, itself among them where it does
    internal ReadOnlySpan<char> FoldingTo(int codePoint) =>
        codePoint < 65_536 ? _sources.AsSpan(_starts[codePoint].._starts[codePoint + 1]) : [];

    internal CharKind Kind(char c) => _kinds[c];

    internal static CharKind Kind(int codePoint) =>
        codePoint < 65_536 ? Shared._kinds[codePoint] : KindOf('\0', CharUnicodeInfo.GetUnicodeCategory(codePoint));

    internal static int Fold(int codePoint) => codePoint < 65_536 ? Shared._map[codePoint] : codePoint;

    // letters and digits of scripts that put spaces between words: a term in them has to stand as a word of its own
    internal bool IsWord(char c)
    {
        char folded = _map[c];
        return folded < 0x2E80 && _kinds[c] == CharKind.Symbol && char.IsLetterOrDigit(folded);
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
