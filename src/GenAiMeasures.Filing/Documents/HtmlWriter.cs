using System.Globalization;
using System.Text;

namespace GenAiMeasures.Filing;

// Writes a document as one HTML file that loads nothing.
internal static class HtmlWriter
{
    private const string Style =
        "body{font-family:\"SimSun\",\"Songti SC\",\"Noto Serif CJK SC\",serif;line-height:1.6;max-width:60em;margin:2em auto;padding:0 1em;color:#222}"
        + "h1{font-size:1.7em;text-align:center}h1,h2,h3,h4,th{font-family:\"SimHei\",\"Heiti SC\",\"Noto Sans CJK SC\",sans-serif}"
        + ".draft{text-align:center;color:#a33;border:1px solid #a33;padding:.3em}table{border-collapse:collapse;width:100%;margin:.8em 0}"
        + "caption{text-align:left;font-weight:bold;padding:.3em 0}th,td{border:1px solid #999;padding:.3em .5em;text-align:left;vertical-align:top;overflow-wrap:anywhere}"
        + "th{background:#eee}.sign{text-align:right}p{margin:.5em 0}mark{background:#fe9}svg{max-width:100%}";

    internal static string Write(FilingDocument document)
    {
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">")
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"><title>")
            .Append(Escape(document.Title)).Append("</title><style>").Append(Style).Append("</style></head><body>\n<h1>")
            .Append(Escape(document.Title)).Append("</h1>\n<p class=\"draft\">").Append(Escape(document.Header)).Append("</p>\n");
        foreach (DocumentBlock block in document.Blocks)
        {
            Write(html, block);
        }

        return html.Append("</body></html>\n").ToString();
    }

    internal static string Escape(string text) => DocumentText.Clean(text)
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal);

    private static void Write(StringBuilder html, DocumentBlock block)
    {
        switch (block)
        {
            case HeadingBlock heading:
                html.Append(CultureInfo.InvariantCulture, $"<h{heading.Level + 1}>{Escape(heading.Text)}</h{heading.Level + 1}>\n");
                break;
            case ParagraphBlock paragraph:
                Paragraphs(html, paragraph.Text);
                break;
            case TextFieldBlock field:
                Paragraphs(html, field.Field.Text);
                break;
            case CheckboxBlock boxes:
                Paragraphs(html, boxes.Line);
                break;
            case FieldTableBlock fields:
                Table(html, null, fields.HasSources ? ["项目", "内容", "来源"] : null, fields.Rows.Select(r => (IReadOnlyList<string>)(fields.HasSources ? [r.Name, r.Text, r.Source ?? "—"] : [r.Name, r.Text])), isFirstColumnHead: true);
                break;
            case TableBlock { Rows.Count: 0 } table:
                Paragraphs(html, table.Name + "：" + Placeholder.Of(table.Name));
                break;
            case TableBlock table:
                Table(html, table.Name, table.Columns, table.Rows.Select(row => (IReadOnlyList<string>)[.. row.Select((_, i) => table.Text(row, i))]), isFirstColumnHead: false);
                break;
            case EvidenceBlock evidence:
                Write(html, evidence.Table);
                break;
            case ChartBlock chart:
                SvgChart.Write(html, chart);
                break;
            case SignatureBlock signature:
                foreach (string role in signature.Roles)
                {
                    html.Append("<p class=\"sign\">").Append(Escape(SignatureBlock.LineOf(role))).Append("</p>\n");
                }

                html.Append("<p class=\"sign\">").Append(Escape(SignatureBlock.Date)).Append("</p>\n");
                break;
            default:
                throw new InvalidOperationException($"The HTML writer does not know the block {block.GetType().Name}.");
        }
    }

    private static void Paragraphs(StringBuilder html, string text)
    {
        foreach (string line in DocumentText.Lines(text))
        {
            html.Append("<p>").Append(Mark(line)).Append("</p>\n");
        }
    }

    private static void Table(StringBuilder html, string? caption, IReadOnlyList<string>? header, IEnumerable<IReadOnlyList<string>> rows, bool isFirstColumnHead)
    {
        html.Append("<table>");
        if (caption is not null)
        {
            html.Append("<caption>").Append(Escape(caption)).Append("</caption>");
        }

        if (header is not null)
        {
            html.Append("<tr>");
            foreach (string name in header)
            {
                html.Append("<th>").Append(Escape(name)).Append("</th>");
            }

            html.Append("</tr>\n");
        }

        foreach (IReadOnlyList<string> row in rows)
        {
            html.Append("<tr>");
            for (int i = 0; i < row.Count; i++)
            {
                string tag = isFirstColumnHead && i == 0 ? "th" : "td";
                html.Append('<').Append(tag).Append('>').AppendJoin("<br>", DocumentText.Lines(row[i]).Select(Mark)).Append("</").Append(tag).Append('>');
            }

            html.Append("</tr>\n");
        }

        html.Append("</table>\n");
    }

    private static string Mark(string text) => Escape(text)
        .Replace(Placeholder.Opening, "<mark>" + Placeholder.Opening, StringComparison.Ordinal)
        .Replace(Placeholder.Closing, text.Contains(Placeholder.Opening, StringComparison.Ordinal) ? Placeholder.Closing + "</mark>" : Placeholder.Closing, StringComparison.Ordinal);
}
