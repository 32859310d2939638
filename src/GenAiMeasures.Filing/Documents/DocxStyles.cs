using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace GenAiMeasures.Filing;

// Typography of Chinese offices: title 黑体 二号, headings 黑体, body 宋体 小四, 1.5 lines, first line two characters. Fonts are named, never embedded:
// they may not be passed on.
internal static class DocxStyles
{
    internal const string Title = "FilingTitle";
    internal const string Body = "FilingBody";
    internal const string Cell = "FilingCell";
    internal const string Small = "FilingSmall";
    internal const string HeadingPrefix = "Heading";

    private const string BodyFont = "宋体";
    private const string HeadingFont = "黑体";
    private const string LatinFont = "Times New Roman";

    internal static void Write(StyleDefinitionsPart part)
    {
        part.Styles = new Styles(
            new DocDefaults(
                new RunPropertiesDefault(new RunPropertiesBaseStyle(
                    Fonts(BodyFont), new FontSize { Val = "24" }, new FontSizeComplexScript { Val = "24" }, Language())),
                new ParagraphPropertiesDefault()),
            Style("Normal", "Normal", null, null, null, isDefault: true),
            Style(Body, "Filing Body", new StyleParagraphProperties(Spacing(360), new Indentation { FirstLineChars = 200, FirstLine = "480" }), BodyFont, "24"),
            Style(Cell, "Filing Cell", new StyleParagraphProperties(Spacing(300)), BodyFont, "21"),
            Style(Small, "Filing Small", new StyleParagraphProperties(Spacing(240)), BodyFont, "18"),
            Style(
                Title, "Filing Title",
                new StyleParagraphProperties(new SpacingBetweenLines { Before = "240", After = "240" }, new Justification { Val = JustificationValues.Center }), HeadingFont, "44"),
            Heading(1, "32"),
            Heading(2, "28"),
            Heading(3, "24"));
        part.Styles.Save();
    }

    internal static RunFonts Fonts(string eastAsia) => new() { Ascii = LatinFont, HighAnsi = LatinFont, EastAsia = eastAsia, ComplexScript = LatinFont };

    // without it a word processor may take Japanese shapes of 直, 骨 or 令
    internal static Languages Language() => new() { Val = "en-US", EastAsia = "zh-CN" };

    private static SpacingBetweenLines Spacing(int line) =>
        new() { Line = line.ToString(CultureInfo.InvariantCulture), LineRule = LineSpacingRuleValues.Auto };

    private static Style Heading(int level, string size) => Style(
        HeadingPrefix + level.ToString(CultureInfo.InvariantCulture),
        "heading " + level.ToString(CultureInfo.InvariantCulture),
        new StyleParagraphProperties(
            new KeepNext(), new SpacingBetweenLines { Before = "240", After = "120", Line = "360", LineRule = LineSpacingRuleValues.Auto }, new OutlineLevel { Val = level - 1 }),
        HeadingFont, size);

    private static Style Style(string id, string name, StyleParagraphProperties? paragraph, string? font, string? size, bool isDefault = false)
    {
        var style = new Style { Type = StyleValues.Paragraph, StyleId = id, CustomStyle = isDefault || id.StartsWith(HeadingPrefix, StringComparison.Ordinal) ? null : OnOffValue.FromBoolean(true) };
        if (isDefault)
        {
            style.Default = true;
        }

        style.Append(new StyleName { Val = name });
        if (!isDefault)
        {
            style.Append(new BasedOn { Val = "Normal" });
        }

        style.Append(new PrimaryStyle());
        if (paragraph is not null)
        {
            style.Append(paragraph);
        }

        if (font is not null)
        {
            style.Append(new StyleRunProperties(Fonts(font), new FontSize { Val = size }, new FontSizeComplexScript { Val = size }, Language()));
        }

        return style;
    }
}
