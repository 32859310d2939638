using System.Text;

namespace GenAiMeasures.Filing;

// RFC 4180, and nothing that a spreadsheet would run, also where blanks stand before it
internal static class CsvText
{
    internal static void AppendLine(StringBuilder text, IEnumerable<string> cells) => text.AppendJoin(',', cells.Select(Cell)).Append("\r\n");

    private static string Cell(string cell)
    {
        ReadOnlySpan<char> start = cell.AsSpan().TrimStart();
        if (cell.Length > 0 && (cell[0] is '\t' or '\r' || (start.Length > 0 && start[0] is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠')))
        {
            cell = "'" + cell;
        }

        return cell.AsSpan().ContainsAny("\",\r\n") ? "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : cell;
    }
}
