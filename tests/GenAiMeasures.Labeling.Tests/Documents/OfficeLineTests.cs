using System.IO.Compression;
using DocumentFormat.OpenXml.Packaging;
using S = DocumentFormat.OpenXml.Spreadsheet;

namespace GenAiMeasures.Labeling.Tests;

/// <summary>DOCX, XLSX and PPTX with their visible line and their embedded label, read and validated by Microsoft's library.</summary>
public class OfficeLineTests
{
    private const string Line = "【本内容由AI生成】";

    public static TheoryData<string> Kinds => ["docx", "xlsx", "pptx"];

    [Theory]
    [InlineData(ExplicitPlace.Start, Line, "第一段", "第二段")]
    [InlineData(ExplicitPlace.End, "第一段", "第二段", Line)]
    [InlineData(ExplicitPlace.Both, Line, "第一段", "第二段", Line)]
    public void A_document_has_the_line_as_a_paragraph(ExplicitPlace place, params string[] expected)
    {
        byte[] labelled = Label(OfficeFiles.Word("第一段", "第二段"), place, "docx");

        Assert.Equal(expected, OfficeFiles.Texts(labelled));
    }

    [Theory]
    [InlineData(ExplicitPlace.Start, "AI生成!A1=" + Line, "数据!A1=名称", "数据!B1=数量", "数据!A2=苹果", "数据!B2=3")]
    [InlineData(ExplicitPlace.End, "数据!A1=名称", "数据!B1=数量", "数据!A2=苹果", "数据!B2=3", "数据!A4=" + Line, "Sheet2!A1=" + Line)]
    [InlineData(ExplicitPlace.Both, "AI生成!A1=" + Line, "数据!A1=名称", "数据!B1=数量", "数据!A2=苹果", "数据!B2=3", "数据!A4=" + Line, "Sheet2!A1=" + Line)]
    public void A_workbook_has_it_in_a_sheet_in_front_and_below_the_cells(ExplicitPlace place, params string[] expected)
    {
        byte[] labelled = Label(OfficeFiles.Workbook(), place, "xlsx");

        Assert.Equal(expected, OfficeFiles.Texts(labelled));
    }

    [Fact]
    public void The_sheet_in_front_is_the_one_that_is_shown_and_names_of_the_others_follow()
    {
        using var document = (SpreadsheetDocument)OfficeFiles.Open(Label(OfficeFiles.Workbook(), ExplicitPlace.Start, "xlsx"));

        S.Workbook workbook = document.WorkbookPart!.Workbook;
        Assert.Equal(0u, workbook.BookViews!.GetFirstChild<S.WorkbookView>()!.ActiveTab!.Value);
        Assert.Equal(1u, workbook.DefinedNames!.GetFirstChild<S.DefinedName>()!.LocalSheetId!.Value);
        Assert.Equal([8u, 4u, 7u], workbook.Sheets!.Elements<S.Sheet>().Select(s => s.SheetId!.Value));
        Assert.Equal(
            ["AI生成"],
            workbook.Sheets.Elements<S.Sheet>()
                .Where(s => ((WorksheetPart)document.WorkbookPart.GetPartById(s.Id!)).Worksheet.Descendants<S.SheetView>().Any(v => v.TabSelected?.Value == true))
                .Select(s => s.Name!.Value));
    }

    [Theory]
    [InlineData(ExplicitPlace.Start, "一|" + Line, "二", "三")]
    [InlineData(ExplicitPlace.End, "一", "二", "三|" + Line)]
    [InlineData(ExplicitPlace.Both, "一|" + Line, "二", "三|" + Line)]
    public void A_presentation_has_it_on_its_first_and_its_last_slide(ExplicitPlace place, params string[] expected)
    {
        byte[] labelled = Label(OfficeFiles.Slides("一", "二", "三"), place, "pptx");

        Assert.Equal(expected, OfficeFiles.Texts(labelled));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Labelling_twice_leaves_one_line_and_one_label(string kind)
    {
        byte[] once = Label(Original(kind), ExplicitPlace.Both, kind);

        byte[] twice = Label(once, ExplicitPlace.Both, kind);

        Assert.Equal(once, twice);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Another_label_replaces_the_one_in_the_metadata_and_the_line_stays_one(string kind)
    {
        byte[] once = Label(Original(kind), ExplicitPlace.Start, kind);

        LabeledDocument again = LabelFiles.Labeler.WriteDocument(once, LabelFiles.ToolWritten);

        Assert.Equal(LabelFiles.ToolWritten, Assert.Single(LabelFiles.Labeler.Read(again.Content).Sites).Label);
        Assert.Equal(OfficeFiles.Texts(once), OfficeFiles.Texts(again.Content.ToArray()));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_wording_of_ones_own_in_several_lines_with_signs_of_XML_stays_what_it_is(string kind)
    {
        var line = new VisibleLineOptions { Text = "A & B <{0}>\n本内容由AI生成 \"x\"", Place = ExplicitPlace.Both };

        byte[] original = Original(kind);
        byte[] labelled = LabelFiles.Labeler.WriteDocument(original, LabelFiles.Ours, line).Content.ToArray();

        Assert.Equal(OfficeFiles.Problems(original), OfficeFiles.Problems(labelled));
        Assert.Contains("A & B <{0}>", string.Concat(OfficeFiles.Texts(labelled)), StringComparison.Ordinal);
        Assert.Equal(labelled, LabelFiles.Labeler.WriteDocument(labelled, LabelFiles.Ours, line).Content.ToArray());
    }

    [Fact]
    public void Parts_that_have_nothing_to_do_with_it_keep_their_bytes()
    {
        byte[] original = LabelFiles.Read("containers", "exiftool_OOXML.docx");

        byte[] labelled = Label(original, ExplicitPlace.Both, "docx");

        using var before = new ZipArchive(new MemoryStream(original));
        using var after = new ZipArchive(new MemoryStream(labelled));
        string[] changed = [.. before.Entries.Where(e => after.GetEntry(e.FullName)!.Crc32 != e.Crc32).Select(e => e.FullName)];
        Assert.Equal(["docProps/custom.xml", "word/document.xml"], changed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_signed_document_is_refused_unless_it_is_wanted()
    {
        byte[] signed = Sign(OfficeFiles.Word("一"));

        Assert.Equal(LabelFailure.Sealed, Assert.Throws<LabelWriteException>(() => LabelFiles.Labeler.WriteDocument(signed, LabelFiles.Ours)).Failure);
        LabeledDocument labelled = LabelFiles.Labeler.WriteDocument(signed, LabelFiles.Ours, options: new LabelWriteOptions { Signature = SealPolicy.LabelAndReport });
        Assert.True(labelled.Report!.BreaksSignature);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_cut_or_changed_document_is_refused_or_labelled_and_never_crashes(string kind)
    {
        byte[] original = Original(kind);
        var random = new Random(5);
        for (int i = 0; i < 400; i++)
        {
            byte[] variant = i % 2 == 0 ? original[..random.Next(original.Length)] : [.. original];
            if (i % 2 != 0)
            {
                variant[random.Next(variant.Length)] ^= (byte)(1 << random.Next(8));
            }

            try
            {
                Assert.Equal(LabelState.Found, LabelFiles.Labeler.Read(LabelFiles.Labeler.WriteDocument(variant, LabelFiles.Ours).Content).State);
            }
            catch (LabelWriteException exception)
            {
                Assert.NotEmpty(exception.Message);
            }
        }
    }

    [Fact]
    public void An_old_file_and_a_presentation_without_slides_are_refused_with_a_reason()
    {
        byte[] old = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]];

        Assert.Equal(LabelFailure.Encrypted, Assert.Throws<LabelWriteException>(() => LabelFiles.Labeler.WriteDocument(old, LabelFiles.Ours)).Failure);
        LabelWriteException empty = Assert.Throws<LabelWriteException>(() => LabelFiles.Labeler.WriteDocument(OfficeFiles.Slides(), LabelFiles.Ours));
        Assert.Equal("The pptx content cannot take a visible line: The document has no slide that could take a line.", empty.Message);
    }

    private static byte[] Original(string kind) => kind switch
    {
        "docx" => OfficeFiles.Word("一", "二"),
        "xlsx" => OfficeFiles.Workbook(),
        _ => OfficeFiles.Slides("一", "二"),
    };

    private static byte[] Label(byte[] original, ExplicitPlace place, string format)
    {
        LabeledDocument written = LabelFiles.Labeler.WriteDocument(original, LabelFiles.Ours, new VisibleLineOptions { Place = place });
        byte[] labelled = written.Content.ToArray();
        Assert.Equal((format, place, original.LongLength), (written.Format, written.Place, written.Report!.BytesBefore));
        Assert.Equal(LabelFiles.Ours, Assert.Single(LabelFiles.Labeler.Read(labelled).Sites).Label);
        Assert.Equal(OfficeFiles.Problems(original), OfficeFiles.Problems(labelled));
        return labelled;
    }

    private static byte[] Sign(byte[] document)
    {
        var stream = new MemoryStream();
        stream.Write(document);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.CreateEntry("_xmlsignatures/origin.sigs");
        }

        return stream.ToArray();
    }
}
