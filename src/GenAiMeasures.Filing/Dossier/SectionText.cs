using System.Text;

namespace GenAiMeasures.Filing;

// The Markdown that sections of the dossier are written in, as blocks of a document: headings, tables, lists, paragraphs. What is none of
// these stays a paragraph, letter for letter.
internal static class SectionText
{
    private const int DeepestHeading = 3;

    internal static IReadOnlyList<DocumentBlock> Read(string title, string markdown, int level = 0)
    {
        var blocks = new List<DocumentBlock>();
        string[] lines = DocumentText.Lines(markdown);
        string name = title;
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].Trim();
            int depth = Depth(line);
            if (depth > 0)
            {
                name = line[depth..].Trim();
                blocks.Add(new HeadingBlock(Math.Min(depth + level, DeepestHeading), name));
            }
            else if (IsRow(line) && i + 1 < lines.Length && IsRule(lines[i + 1].Trim()))
            {
                int end = i + 2;
                while (end < lines.Length && IsRow(lines[end].Trim()))
                {
                    end++;
                }

                blocks.Add(Table(name, line, lines[(i + 2)..end]));
                i = end - 1;
            }
            else if (line.Length > 0)
            {
                blocks.Add(new ParagraphBlock(line.StartsWith("- ", StringComparison.Ordinal) ? "• " + line[2..] : line));
            }
        }

        return blocks;
    }

    private static TableBlock Table(string name, string header, string[] rows)
    {
        string[] columns = [.. Cells(header)];
        IReadOnlyList<string?>[] cells = [.. rows.Select(r => Fit(Cells(r.Trim()), columns.Length))];
        return new TableBlock(name, columns, cells.Length > 0 ? cells : [Fit(["（无）"], columns.Length)]) { Given = columns.Length };
    }

    // a row of another length keeps all it says: what is too much goes into the last cell
    private static string?[] Fit(List<string> cells, int columns) => cells.Count > columns
        ? [.. cells[..(columns - 1)], string.Join(" | ", cells[(columns - 1)..])]
        : [.. cells, .. Enumerable.Repeat("", columns - cells.Count)];

    private static List<string> Cells(string row)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        for (int i = 1; i < row.Length; i++)
        {
            if (row[i] == '\\' && i + 1 < row.Length && row[i + 1] == '|')
            {
                cell.Append(row[++i]);
            }
            else if (row[i] == '|')
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else
            {
                cell.Append(row[i]);
            }
        }

        return cells;
    }

    private static bool IsRow(string line) => line.Length > 1 && line[0] == '|' && line[^1] == '|' && line[^2] != '\\';

    private static bool IsRule(string line) => IsRow(line) && !line.AsSpan().ContainsAnyExcept("|-: ") && line.Contains('-', StringComparison.Ordinal);

    private static int Depth(string line)
    {
        int depth = line.AsSpan().IndexOfAnyExcept('#');
        return depth is > 0 and <= 6 && line[depth] == ' ' ? depth : 0;
    }
}
