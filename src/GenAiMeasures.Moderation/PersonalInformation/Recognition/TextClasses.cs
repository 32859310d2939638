using System.Globalization;

namespace GenAiMeasures.Moderation;

// The class of every character, and what it counts as: one look at a table a character is what ordinary text costs.
internal static class TextClasses
{
    private const string HanDigits = "〇一二三四五六七八九零幺";
    private const string Joiners = "._%+-@:·－．＠＋＿‐‑–•";
    private const string Gaps = " )\u00A0\u3000）";
    private const int FullWidthOffset = 0xFEE0;

    private static readonly TextClass[] Classes = Build();

    internal static TextClass Of(char c) => Classes[c];

    internal static ReadOnlySpan<TextClass> Table => Classes;

    internal static bool Is(char c, TextClass any) => (Classes[c] & any) != 0;

    // full width to half width, every dash to one, every dot to one
    internal static char Fold(char c) => c switch
    {
        >= '！' and <= '～' => (char)(c - FullWidthOffset),
        '‐' or '‑' or '–' => '-',
        '•' => '·',
        '\u00A0' or '\u3000' => ' ',
        _ => c,
    };

    internal static int HanDigit(char c)
    {
        int at = HanDigits.IndexOf(c, StringComparison.Ordinal);
        return at switch
        {
            10 => 0,
            11 => 1,
            _ => at,
        };
    }

    private static TextClass[] Build()
    {
        var classes = new TextClass[65_536];
        for (int i = 0; i < classes.Length; i++)
        {
            char folded = Fold((char)i);
            classes[i] = folded switch
            {
                >= '0' and <= '9' => TextClass.Digit,
                (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') => TextClass.Letter,
                _ => OfOther((char)i),
            };
        }

        Mark(classes, Joiners, TextClass.Joiner);
        Mark(classes, Gaps, TextClass.Gap);
        Mark(classes, HanDigits, TextClass.HanDigit | TextClass.Han);
        MarkOpeners(classes, PersonalInformationData.Shared);
        return classes;
    }

    private static void MarkOpeners(TextClass[] classes, PersonalInformationData data)
    {
        Mark(classes, data.Plates, TextClass.Opener);
        Mark(classes, string.Concat(data.Provinces.Select(p => p[0])), TextClass.Opener);
        Mark(classes, string.Concat(data.NameWords.Select(w => w[^1])), TextClass.Opener);
        Mark(classes, string.Concat(data.AddressWords.Select(w => w[^1])), TextClass.Opener);
        Mark(classes, "+＋", TextClass.Opener);
    }

    private static TextClass OfOther(char c) => CharUnicodeInfo.GetUnicodeCategory(c) switch
    {
        _ when c is (>= '\u3400' and <= '\u9FFF') or '〇' => TextClass.Han,
        UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => TextClass.Invisible,
        _ => TextClass.None,
    };

    private static void Mark(TextClass[] classes, string characters, TextClass mark)
    {
        foreach (char c in characters)
        {
            classes[c] |= mark;
        }
    }
}
