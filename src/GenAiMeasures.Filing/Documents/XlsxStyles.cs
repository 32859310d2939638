using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace GenAiMeasures.Filing;

internal static class XlsxStyles
{
    internal const string Text = "1";
    internal const string Header = "2";

    internal static void Write(WorkbookStylesPart part)
    {
        part.Stylesheet = new Stylesheet(
            new Fonts(
                new Font(new FontSize { Val = 11 }, new FontName { Val = "宋体" }, new FontCharSet { Val = 134 }),
                new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "黑体" }, new FontCharSet { Val = 134 })),
            new Fills(
                new Fill(new PatternFill { PatternType = PatternValues.None }),
                new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
            new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder())),
            new CellStyleFormats(new CellFormat()),
            new CellFormats(
                new CellFormat(),
                new CellFormat(new Alignment { Vertical = VerticalAlignmentValues.Top, WrapText = true }) { FontId = 0, ApplyAlignment = true, ApplyFont = true },
                new CellFormat(new Alignment { Vertical = VerticalAlignmentValues.Center, WrapText = true }) { FontId = 1, ApplyAlignment = true, ApplyFont = true }));
        part.Stylesheet.Save();
    }
}
