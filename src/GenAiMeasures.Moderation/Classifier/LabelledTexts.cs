using System.Text;

namespace GenAiMeasures.Moderation;

/// <summary>Reads labelled texts from CSV (RFC 4180) with a header.</summary>
public static class LabelledTexts
{
    /// <summary>Reads rows.</summary>
    /// <param name="reader">The CSV.</param>
    /// <param name="textColumn">The name of the column with the text.</param>
    /// <param name="labelColumn">The name of the column with the label.</param>
    /// <param name="positive">The label of the class that is looked for; every other one is negative.</param>
    /// <returns>The rows.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="reader"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">A column is missing, a row is too short, or a quotation is not closed.</exception>
    public static IReadOnlyList<LabelledText> ReadCsv(TextReader reader, string textColumn, string labelColumn, string positive)
    {
        ArgumentNullException.ThrowIfNull(reader);
        int line = 1;
        List<string> header = ReadRow(reader, ref line) ?? throw new FormatException("The CSV is empty: a header is needed.");
        int text = IndexOf(header, textColumn);
        int label = IndexOf(header, labelColumn);
        var rows = new List<LabelledText>();
        while (true)
        {
            int first = line;
            if (ReadRow(reader, ref line) is not { } row)
            {
                return rows;
            }

            if (row.Count == 1 && row[0].Length == 0)
            {
                continue;
            }

            if (row.Count <= Math.Max(text, label))
            {
                throw new FormatException($"Line {first} of the CSV has {row.Count} columns; '{textColumn}' and '{labelColumn}' need {Math.Max(text, label) + 1}.");
            }

            rows.Add(new LabelledText(row[text], string.Equals(row[label].Trim(), positive, StringComparison.Ordinal)));
        }
    }

    private static int IndexOf(List<string> header, string column)
    {
        int at = header.FindIndex(h => string.Equals(h.Trim('\uFEFF', ' '), column, StringComparison.OrdinalIgnoreCase));
        return at >= 0 ? at : throw new FormatException($"The CSV has no column '{column}'; it has {string.Join(", ", header)}.");
    }

    private static List<string>? ReadRow(TextReader reader, ref int line)
    {
        if (reader.Peek() < 0)
        {
            return null;
        }

        var row = new List<string>();
        var field = new StringBuilder();
        bool quoted = false;
        while (true)
        {
            int read = reader.Read();
            if (read < 0)
            {
                return quoted ? throw new FormatException($"A quotation is not closed; the CSV ends in line {line}.") : End(row, field);
            }

            char c = (char)read;
            line += c == '\n' ? 1 : 0;
            if (quoted)
            {
                quoted = c != '"' || reader.Peek() == '"';
                if (c == '"' && quoted)
                {
                    reader.Read();
                }

                if (c != '"' || quoted)
                {
                    field.Append(c);
                }
            }
            else if (c == '"' && field.Length == 0)
            {
                quoted = true;
            }
            else if (c == ',')
            {
                row.Add(field.ToString());
                field.Clear();
            }
            else if (c == '\n')
            {
                return End(row, field);
            }
            else if (c != '\r' || reader.Peek() != '\n')
            {
                field.Append(c);
            }
        }
    }

    private static List<string> End(List<string> row, StringBuilder field)
    {
        row.Add(field.ToString());
        return row;
    }
}
