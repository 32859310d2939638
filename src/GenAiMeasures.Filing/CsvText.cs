using System.Text;

namespace GenAiMeasures.Filing;

internal static class CsvText
{
    internal static void AppendLine(StringBuilder text, IEnumerable<string> cells) => text.AppendJoin(',', cells.Select(CsvCell.Write)).Append("\r\n");
}
