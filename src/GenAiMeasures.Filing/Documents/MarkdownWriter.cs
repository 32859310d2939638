using System.Globalization;
using System.Text;

namespace GenAiMeasures.Filing;

// Writes a document as Markdown: what a dossier and a review read.
internal static class MarkdownWriter
{
    internal static string Write(FilingDocument document)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {Escape(document.Title)}\n\n> {Escape(document.Header)}\n");
        foreach (DocumentBlock block in document.Blocks)
        {
            text.Append('\n');
            Write(text, block);
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, DocumentBlock block)
    {
        switch (block)
        {
            case HeadingBlock heading:
                text.Append('#', heading.Level + 1).Append(' ').Append(Escape(heading.Text)).Append('\n');
                break;
            case ParagraphBlock paragraph:
                Paragraphs(text, paragraph.Text);
                break;
            case TextFieldBlock field:
                Paragraphs(text, field.Field.Text);
                break;
            case CheckboxBlock boxes:
                text.Append(Escape(boxes.Line)).Append('\n');
                break;
            case FieldTableBlock fields:
                Table(text, fields.HasSources ? ["项目", "内容", "来源"] : ["项目", "内容"], fields.Rows.Select(r => (IReadOnlyList<string>)(fields.HasSources ? [r.Name, r.Text, r.Source ?? "—"] : [r.Name, r.Text])));
                break;
            case TableBlock { Rows.Count: 0 } table:
                text.Append(Escape(table.Name)).Append('：').Append(Placeholder.Of(table.Name)).Append('\n');
                break;
            case TableBlock table:
                text.Append(Escape(table.Name)).Append("\n\n");
                Table(text, table.Columns, table.Rows.Select(row => (IReadOnlyList<string>)[.. row.Select((_, i) => table.Text(row, i))]));
                break;
            case EvidenceBlock evidence:
                Write(text, evidence.Table);
                break;
            case ChartBlock chart:
                Write(text, chart.Table);
                break;
            case SignatureBlock signature:
                foreach (string role in signature.Roles)
                {
                    text.Append(Escape(SignatureBlock.LineOf(role))).Append("\n\n");
                }

                text.Append(Escape(SignatureBlock.Date)).Append('\n');
                break;
            default:
                throw new InvalidOperationException($"The Markdown writer does not know the block {block.GetType().Name}.");
        }
    }

    private static void Paragraphs(StringBuilder text, string content) => text.AppendJoin("\n\n", DocumentText.Lines(content).Select(Escape)).Append('\n');

    private static void Table(StringBuilder text, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        Row(text, columns);
        Row(text, [.. columns.Select(_ => "---")], isRule: true);
        foreach (IReadOnlyList<string> row in rows)
        {
            Row(text, row);
        }
    }

    private static void Row(StringBuilder text, IReadOnlyList<string> cells, bool isRule = false)
    {
        text.Append('|');
        foreach (string cell in cells)
        {
            text.Append(' ').Append(isRule ? cell : string.Join("<br>", DocumentText.Lines(cell).Select(Escape))).Append(" |");
        }

        text.Append('\n');
    }

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (char c in DocumentText.Clean(text))
        {
            if (c is '\\' or '|' or '*' or '_' or '`' or '<' or '[' or '#')
            {
                escaped.Append('\\');
            }

            escaped.Append(c);
        }

        return escaped.ToString();
    }
}
