using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using D = DocumentFormat.OpenXml.Drawing;
using P = DocumentFormat.OpenXml.Presentation;
using S = DocumentFormat.OpenXml.Spreadsheet;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace GenAiMeasures.Labeling.Tests;

/// <summary>Documents that Microsoft's own library makes, reads and validates: an independent oracle.</summary>
internal static class OfficeFiles
{
    public static byte[] Word(params string[] paragraphs)
    {
        var stream = new MemoryStream();
        using (WordprocessingDocument document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            document.AddMainDocumentPart().Document = new W.Document(new W.Body(
                [.. paragraphs.Select(p => (OpenXmlElement)new W.Paragraph(new W.Run(new W.Text(p)))), new W.SectionProperties(new W.PageSize { Width = 11906, Height = 16838 })]));
        }

        return stream.ToArray();
    }

    public static byte[] Workbook()
    {
        var stream = new MemoryStream();
        using (SpreadsheetDocument document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            WorkbookPart workbook = document.AddWorkbookPart();
            string first = Sheet(workbook, isSelected: true, ["名称", "数量"], ["苹果", "3"]);
            string second = Sheet(workbook, isSelected: false);
            workbook.Workbook = new S.Workbook(
                new S.BookViews(new S.WorkbookView { ActiveTab = 1 }),
                new S.Sheets(new S.Sheet { Name = "数据", SheetId = 4, Id = first }, new S.Sheet { Name = "Sheet2", SheetId = 7, Id = second }),
                new S.DefinedNames(new S.DefinedName("'数据'!$A$1:$B$2") { Name = "_xlnm.Print_Area", LocalSheetId = 0 }));
        }

        return stream.ToArray();
    }

    public static byte[] Slides(params string[] texts)
    {
        var stream = new MemoryStream();
        using (PresentationDocument document = PresentationDocument.Create(stream, PresentationDocumentType.Presentation))
        {
            PresentationPart presentation = document.AddPresentationPart();
            var ids = new P.SlideIdList();
            uint id = 256;
            foreach (string text in texts)
            {
                SlidePart slide = presentation.AddNewPart<SlidePart>();
                slide.Slide = new P.Slide(new P.CommonSlideData(new P.ShapeTree(
                    new P.NonVisualGroupShapeProperties(new P.NonVisualDrawingProperties { Id = 1, Name = "" }, new P.NonVisualGroupShapeDrawingProperties(), new P.ApplicationNonVisualDrawingProperties()),
                    new P.GroupShapeProperties(),
                    new P.Shape(
                        new P.NonVisualShapeProperties(new P.NonVisualDrawingProperties { Id = 9, Name = "text" }, new P.NonVisualShapeDrawingProperties(), new P.ApplicationNonVisualDrawingProperties()),
                        new P.ShapeProperties(),
                        new P.TextBody(new D.BodyProperties(), new D.ListStyle(), new D.Paragraph(new D.Run(new D.Text(text))))),
                    new P.ExtensionListWithModification())));
                ids.Append(new P.SlideId { Id = id++, RelationshipId = presentation.GetIdOfPart(slide) });
            }

            presentation.Presentation = new P.Presentation(ids, new P.SlideSize { Cx = 12192000, Cy = 6858000 }, new P.NotesSize { Cx = 6858000, Cy = 9144000 });
        }

        return stream.ToArray();
    }

    /// <summary>What Microsoft's validator finds wrong.</summary>
    public static string[] Problems(byte[] content)
    {
        using OpenXmlPackage package = Open(content);
        return [.. new OpenXmlValidator(FileFormatVersions.Office2019).Validate(package).Select(e => $"{e.Path?.XPath}: {e.Description}")];
    }

    /// <summary>The texts of paragraphs, cells or slides in their order.</summary>
    public static string[] Texts(byte[] content)
    {
        using OpenXmlPackage package = Open(content);
        return package switch
        {
            WordprocessingDocument word => [.. word.MainDocumentPart!.Document.Body!.Elements<W.Paragraph>().Select(p => p.InnerText)],
            SpreadsheetDocument sheets => [.. Sheets(sheets).SelectMany(s => s.Cells.Select(c => $"{s.Name}!{c.CellReference}={c.InnerText}"))],
            PresentationDocument slides => [.. slides.PresentationPart!.Presentation.SlideIdList!.Elements<P.SlideId>()
                .Select(i => string.Join('|', ((SlidePart)slides.PresentationPart.GetPartById(i.RelationshipId!)).Slide.Descendants<D.Paragraph>().Select(p => p.InnerText)))],
            _ => throw new InvalidOperationException(),
        };
    }

    public static OpenXmlPackage Open(byte[] content)
    {
        var stream = new MemoryStream(content);
        return LabelFiles.Labeler.Read(content).Format switch
        {
            "docx" => WordprocessingDocument.Open(stream, isEditable: false),
            "xlsx" => SpreadsheetDocument.Open(stream, isEditable: false),
            _ => PresentationDocument.Open(stream, isEditable: false),
        };
    }

    private static string Sheet(WorkbookPart workbook, bool isSelected, params string[][] rows)
    {
        WorksheetPart part = workbook.AddNewPart<WorksheetPart>();
        part.Worksheet = new S.Worksheet(
            new S.SheetDimension { Reference = rows.Length == 0 ? "A1" : "A1:B2" },
            new S.SheetViews(new S.SheetView { TabSelected = isSelected ? true : null, WorkbookViewId = 0 }),
            new S.SheetData(rows.Select((r, y) => (OpenXmlElement)new S.Row(r.Select((c, x) => (OpenXmlElement)new S.Cell
            {
                CellReference = $"{(char)('A' + x)}{y + 1}",
                DataType = S.CellValues.InlineString,
                InlineString = new S.InlineString(new S.Text(c)),
            }))
            { RowIndex = (uint)y + 1 })));
        return workbook.GetIdOfPart(part);
    }

    private static IEnumerable<(string Name, IEnumerable<S.Cell> Cells)> Sheets(SpreadsheetDocument document) =>
        document.WorkbookPart!.Workbook.Sheets!.Elements<S.Sheet>().Select(s =>
            (s.Name!.Value!, ((WorksheetPart)document.WorkbookPart.GetPartById(s.Id!)).Worksheet.Descendants<S.Cell>()));
}
