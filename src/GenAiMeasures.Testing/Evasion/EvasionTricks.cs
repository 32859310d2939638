using System.Globalization;
using System.Text;

namespace GenAiMeasures.Testing;

/// <summary>The tricks that need no dictionary. Add your own: other characters with the same sound, parts of characters, pinyin.</summary>
public static class EvasionTricks
{
    // Latin letters and what looks like them in Cyrillic
    private const string Latin = "aceiopxy";
    private const string Cyrillic = "асеіорху";

    /// <summary>Gets the tricks.</summary>
    public static IReadOnlyList<EvasionTrick> All { get; } =
    [
        new("plain", t => t),
        new("spaces", t => string.Join(' ', t.EnumerateRunes())),
        new("stars", t => string.Join('*', t.EnumerateRunes())),
        new("dots", t => string.Join('·', t.EnumerateRunes())),
        new("hyphens", t => string.Join("--", t.EnumerateRunes())),
        new("line breaks", t => string.Join('\n', t.EnumerateRunes())),
        new("zero-width spaces", t => string.Join('\u200B', t.EnumerateRunes())),
        new("zero-width joiners", t => string.Join('\u200D', t.EnumerateRunes())),
        new("byte order marks", t => string.Join('\uFEFF', t.EnumerateRunes())),
        new("word joiners", t => string.Join('\u2060', t.EnumerateRunes())),
        new("soft hyphens", t => string.Join('\u00AD', t.EnumerateRunes())),
        new("variation selectors", t => string.Join('\uFE0F', t.EnumerateRunes())),
        new("tags", t => string.Join("\U000E0041", t.EnumerateRunes())),
        new("struck through", t => string.Concat(t.EnumerateRunes().Select(r => r + "\u0336"))),
        new("emoji between", t => string.Join("😀", t.EnumerateRunes())),
        new("HTML entities", t => string.Concat(t.EnumerateRunes().Select(r => string.Create(CultureInfo.InvariantCulture, $"&#{r.Value};")))),
        new("percent encoding", t => string.Concat(Encoding.UTF8.GetBytes(t).Select(b => string.Create(CultureInfo.InvariantCulture, $"%{b:X2}")))),
        new("escapes", t => string.Concat(t.Select(c => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}")))),
        new("mark-up between", t => t.Length < 2 ? null : $"{t[..1]}<b>{t[1..^1]}</b>{t[^1..]}"),
        new("capitals", t => OfLatin(t, t.ToUpperInvariant())),
        new("full width", t => OfLatin(t, string.Concat(t.Select(c => c is > ' ' and < '\u007F' ? (char)(c + 0xFEE0) : c)))),
        new("circled", t => OfLatin(t, Letters(t, 0x24D0))),
        new("mathematical", t => OfLatin(t, Letters(t, 0x1D41A))),
        new("accents", t => OfLatin(t, string.Concat(t.Select(c => char.IsAsciiLetter(c) ? c + "\u0301" : c.ToString())))),
        new("Cyrillic", t => OfLatin(t, string.Concat(t.Select(c => Latin.Contains(c, StringComparison.Ordinal) ? Cyrillic[Latin.IndexOf(c, StringComparison.Ordinal)] : c)))),
    ];

    private static string? OfLatin(string term, string written) => term.Any(char.IsAsciiLetter) && written != term ? written : null;

    private static string Letters(string term, int first) => string.Concat(
        term.Select(c => char.IsAsciiLetterLower(c) ? char.ConvertFromUtf32(first + c - 'a') : c.ToString()));
}
