using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace GenAiMeasures.Filing;

// The paragraphs and tables of a DOCX.
internal static class DocxParts
{
    internal const int PageWidth = 11906;
    internal const int PageHeight = 16838;
    internal const int Margin = 1440;

    private const int TextWidth = PageWidth - (2 * Margin);

    internal static Paragraph Paragraph(string text, string style, JustificationValues? justify = null)
    {
        var properties = new ParagraphProperties(new ParagraphStyleId { Val = style });
        if (justify is { } side)
        {
            properties.Append(new Justification { Val = side });
        }

        return new Paragraph(properties, Run(DocumentText.Clean(text)));
    }

    internal static Run Run(string text) => new(
        new RunProperties(DocxStyles.Language()), new Text(text) { Space = SpaceProcessingModeValues.Preserve });

    internal static IEnumerable<Paragraph> Paragraphs(string text, string style) =>
        DocumentText.Lines(text).Select(line => Paragraph(line, style));

    internal static Run Field(string instruction) => new(
        new RunProperties(DocxStyles.Language()),
        new FieldChar { FieldCharType = FieldCharValues.Begin },
        new FieldCode(instruction) { Space = SpaceProcessingModeValues.Preserve },
        new FieldChar { FieldCharType = FieldCharValues.Separate },
        new Text("1"),
        new FieldChar { FieldCharType = FieldCharValues.End });

    // shares are of the text's width and sum up to 1
    internal static Table Table(IReadOnlyList<double> shares, IReadOnlyList<string>? header, IEnumerable<IReadOnlyList<string>> rows, bool isFirstColumnHead)
    {
        int[] widths = [.. shares.Select(s => (int)(s * TextWidth))];
        var table = new Table(
            new TableProperties(
                new TableWidth { Width = widths.Sum().ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa },
                Borders(),
                new TableLayout { Type = TableLayoutValues.Fixed }),
            new TableGrid(widths.Select(w => new GridColumn { Width = w.ToString(CultureInfo.InvariantCulture) })));
        if (header is not null)
        {
            var row = new TableRow(new TableRowProperties(new CantSplit(), new TableHeader()));
            row.Append(header.Select((text, i) => Cell(text, widths[i], isHead: true)));
            table.Append(row);
        }

        foreach (IReadOnlyList<string> values in rows)
        {
            table.Append(new TableRow(values.Select((text, i) => Cell(text, widths[i], isFirstColumnHead && i == 0))));
        }

        return table;
    }

    private static TableCell Cell(string text, int width, bool isHead)
    {
        var properties = new TableCellProperties(new TableCellWidth { Width = width.ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa });
        if (isHead)
        {
            properties.Append(new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = "EDEDED" });
        }

        properties.Append(new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center });
        var cell = new TableCell(properties);
        cell.Append(Paragraphs(text, DocxStyles.Cell));
        return cell;
    }

    private static TableBorders Borders() => new(
        new TopBorder { Val = BorderValues.Single, Size = 4 },
        new LeftBorder { Val = BorderValues.Single, Size = 4 },
        new BottomBorder { Val = BorderValues.Single, Size = 4 },
        new RightBorder { Val = BorderValues.Single, Size = 4 },
        new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 },
        new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 });
}
