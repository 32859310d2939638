using System.IO.Compression;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace GenAiMeasures.Filing.Tests;

public sealed class DocxWriterTests
{
    [Fact]
    public void The_validator_of_the_format_finds_nothing()
    {
        using WordprocessingDocument document = Open(DocxWriter.Write(DocumentSamples.Every));

        Assert.Empty(new OpenXmlValidator().Validate(document).Select(e => e.Path?.XPath + ": " + e.Description));
    }

    [Fact]
    public void The_same_document_gives_the_same_bytes() =>
        Assert.Equal(DocxWriter.Write(DocumentSamples.Every), DocxWriter.Write(DocumentSamples.Every));

    [Fact]
    public void No_part_carries_a_time_or_an_author()
    {
        using var zip = new ZipArchive(new MemoryStream(DocxWriter.Write(DocumentSamples.Every)));

        Assert.All(zip.Entries, e => Assert.Equal(1980, e.LastWriteTime.Year));
        Assert.DoesNotContain(zip.Entries, e => e.FullName.Contains("core", StringComparison.Ordinal));
    }

    [Fact]
    public void Fonts_are_named_and_never_embedded()
    {
        using WordprocessingDocument document = Open(DocxWriter.Write(DocumentSamples.Every));

        Assert.Equal(["宋体", "黑体"], document.MainDocumentPart!.StyleDefinitionsPart!.Styles!.Descendants<RunFonts>().Select(f => f.EastAsia!.Value!).Distinct());
        Assert.Empty(document.MainDocumentPart.FontTablePart?.FontParts ?? []);
    }

    [Fact]
    public void Every_run_says_that_it_is_Chinese()
    {
        using WordprocessingDocument document = Open(DocxWriter.Write(DocumentSamples.Every));

        Assert.All(document.MainDocumentPart!.Document!.Descendants<Run>(), r => Assert.Equal("zh-CN", r.RunProperties!.GetFirstChild<Languages>()!.EastAsia!.Value));
    }

    [Fact]
    public void Body_text_is_12_points_at_one_and_a_half_lines_with_two_characters_indent()
    {
        using WordprocessingDocument document = Open(DocxWriter.Write(DocumentSamples.Every));
        Style body = document.MainDocumentPart!.StyleDefinitionsPart!.Styles!.Elements<Style>().Single(s => s.StyleId == DocxStyles.Body);

        Assert.Equal("24", body.StyleRunProperties!.FontSize!.Val!.Value);
        Assert.Equal("360", body.StyleParagraphProperties!.SpacingBetweenLines!.Line!.Value);
        Assert.Equal(200, body.StyleParagraphProperties.Indentation!.FirstLineChars!.Value);
    }

    [Fact]
    public void Nothing_is_signed_or_dated()
    {
        using WordprocessingDocument document = Open(DocxWriter.Write(DocumentSamples.Every));
        string text = document.MainDocumentPart!.Document!.Body!.InnerText;

        Assert.Contains("单位（盖章）：____________________", text, StringComparison.Ordinal);
        Assert.Contains("日期：______年____月____日", text, StringComparison.Ordinal);
    }

    private static WordprocessingDocument Open(byte[] bytes) => WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
}
