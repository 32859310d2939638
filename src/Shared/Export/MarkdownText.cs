using System.Globalization;
using System.Text;

namespace GenAiMeasures;

internal sealed class MarkdownText
{
    private readonly StringBuilder _text = new();

    internal MarkdownText Title(string title)
    {
        _text.Append(_text.Length == 0 ? "" : "\n").Append("## ").Append(title).Append("\n\n");
        return this;
    }

    internal MarkdownText Line(string line)
    {
        _text.Append(line).Append('\n');
        return this;
    }

    internal void Table(string[] header, IEnumerable<string?[]> rows)
    {
        // without a blank line a table would be part of the paragraph before it
        if (_text.Length > 1 && _text[^2] != '\n')
        {
            _text.Append('\n');
        }

        Row(header);
        Row([.. header.Select(_ => "---")]);
        foreach (string?[] row in rows)
        {
            Row(row);
        }
    }

    public override string ToString() => _text.ToString();

    internal byte[] ToBytes() => Encoding.UTF8.GetBytes(_text.ToString());

    internal static string Count(long? value) => value?.ToString("#,##0", CultureInfo.InvariantCulture) ?? "未统计";

    internal static string Terabytes(long? bytes) => bytes is { } value ? (value / 1e12m).ToString("0.######", CultureInfo.InvariantCulture) : "未统计";

    internal static string Share(double? share) => share is { } value ? (value * 100).ToString("0.##", CultureInfo.InvariantCulture) + "%" : "未统计";

    internal static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private void Row(string?[] cells)
    {
        foreach (string? cell in cells)
        {
            // a register's text must not break the table it stands in
            _text.Append("| ").Append((cell ?? "").Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ")).Append(' ');
        }

        _text.Append("|\n");
    }
}
