using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace GenAiMeasures.Filing;

// Writes a document as DOCX on A4. The same document gives the same bytes.
internal static class DocxWriter
{
    internal static byte[] Write(FilingDocument document)
    {
        using var stream = new MemoryStream();
        using (WordprocessingDocument package = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            MainDocumentPart main = package.AddMainDocumentPart();
            package.ChangeIdOfPart(main, "rId1");
            DocxStyles.Write(main.AddNewPart<StyleDefinitionsPart>("rStyles"));
            main.AddNewPart<HeaderPart>("rHeader").Header = new Header(DocxParts.Paragraph(document.Header, DocxStyles.Small, JustificationValues.Center));
            main.AddNewPart<FooterPart>("rFooter").Footer = new Footer(new Paragraph(
                new ParagraphProperties(new ParagraphStyleId { Val = DocxStyles.Small }, new Justification { Val = JustificationValues.Center }),
                DocxParts.Run("第 "), DocxParts.Field(" PAGE "), DocxParts.Run(" 页，共 "), DocxParts.Field(" NUMPAGES "), DocxParts.Run(" 页")));
            var body = new Body(DocxParts.Paragraph(document.Title, DocxStyles.Title));
            foreach (DocumentBlock block in document.Blocks)
            {
                body.Append(Elements(block));
            }

            body.Append(new SectionProperties(
                new HeaderReference { Type = HeaderFooterValues.Default, Id = "rHeader" },
                new FooterReference { Type = HeaderFooterValues.Default, Id = "rFooter" },
                new PageSize { Width = DocxParts.PageWidth, Height = DocxParts.PageHeight },
                new PageMargin { Top = DocxParts.Margin, Bottom = DocxParts.Margin, Left = DocxParts.Margin, Right = DocxParts.Margin, Header = 850, Footer = 850, Gutter = 0 }));
            main.Document = new Document(body);
        }

        return DeterministicZip.Repack(stream);
    }

    private static IEnumerable<OpenXmlElement> Elements(DocumentBlock block) => block switch
    {
        HeadingBlock heading => [DocxParts.Paragraph(heading.Text, DocxStyles.HeadingPrefix + Math.Clamp(heading.Level, 1, 3).ToString(CultureInfo.InvariantCulture))],
        ParagraphBlock paragraph => DocxParts.Paragraphs(paragraph.Text, DocxStyles.Body),
        TextFieldBlock text => DocxParts.Paragraphs(text.Field.Text, DocxStyles.Body),
        CheckboxBlock boxes => [DocxParts.Paragraph(boxes.Line, DocxStyles.Body)],
        FieldTableBlock fields => Spaced(FieldTable(fields)),
        TableBlock { Rows.Count: 0 } table => [DocxParts.Paragraph(table.Name + "：" + Placeholder.Of(table.Name), DocxStyles.Body)],
        TableBlock table => [Caption(table), .. Spaced(Table(table))],
        EvidenceBlock evidence => Elements(evidence.Table),
        ChartBlock chart => Elements(chart.Table),
        SignatureBlock signature => Signature(signature),
        _ => throw new InvalidOperationException($"The DOCX writer does not know the block {block.GetType().Name}."),
    };

    // on the page of its table
    private static Paragraph Caption(TableBlock table)
    {
        Paragraph caption = DocxParts.Paragraph(table.Name, DocxStyles.Cell, JustificationValues.Center);
        caption.ParagraphProperties!.KeepNext = new KeepNext();
        return caption;
    }

    // two tables without a paragraph between them would become one
    private static IEnumerable<OpenXmlElement> Spaced(Table table) => [table, DocxParts.Paragraph("", DocxStyles.Cell)];

    private static Table FieldTable(FieldTableBlock block) => block.HasSources
        ? DocxParts.Table([0.28, 0.48, 0.24], ["项目", "内容", "来源"], block.Rows.Select(r => (IReadOnlyList<string>)[r.Name, r.Text, r.Source ?? "—"]), isFirstColumnHead: true)
        : DocxParts.Table([0.32, 0.68], null, block.Rows.Select(r => (IReadOnlyList<string>)[r.Name, r.Text]), isFirstColumnHead: true);

    private static Table Table(TableBlock block)
    {
        double[] shares = Shares(block);
        return DocxParts.Table(
            shares, block.Columns, block.Rows.Select(row => (IReadOnlyList<string>)[.. row.Select((_, i) => block.Text(row, i))]), isFirstColumnHead: false);
    }

    // by the longest text of a column, so that a number's column does not take the room of a sentence's
    private static double[] Shares(TableBlock block)
    {
        double[] weights =
        [
            .. block.Columns.Select((name, i) => Math.Sqrt(Math.Clamp(
                Math.Max(name.Length, block.Rows.Max(r => block.Text(r, i).Length)), 4, 100))),
        ];
        double sum = weights.Sum();
        return [.. weights.Select(w => w / sum)];
    }

    private static IEnumerable<OpenXmlElement> Signature(SignatureBlock block)
    {
        yield return DocxParts.Paragraph("", DocxStyles.Body);
        foreach (string role in block.Roles)
        {
            yield return DocxParts.Paragraph(SignatureBlock.LineOf(role), DocxStyles.Body, JustificationValues.Right);
        }

        yield return DocxParts.Paragraph(SignatureBlock.Date, DocxStyles.Body, JustificationValues.Right);
    }
}
