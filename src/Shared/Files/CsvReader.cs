using System.Runtime.CompilerServices;
using System.Text;

namespace GenAiMeasures;

// RFC 4180 over lines; a quoted field may hold line ends
internal static class CsvReader
{
    internal static async IAsyncEnumerable<CsvRow> ReadAsync(
        LineReader lines, ProblemList problems, char separator = ',', [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        List<string> fields = [];
        var field = new StringBuilder();
        bool isQuoted = false;
        long begin = 0;
        await foreach (TextLine line in lines.ReadAsync(cancellationToken))
        {
            if (!isQuoted)
            {
                if (string.IsNullOrWhiteSpace(line.Text))
                {
                    continue;
                }

                begin = line.Number;
                fields.Clear();
                field.Clear();
            }
            else
            {
                field.Append('\n');
            }

            if (!Parse(line.Text, separator, fields, field, ref isQuoted))
            {
                problems.Add(line.Number, "csv-quote", "A quote stands inside a field that does not begin with one. Quote the whole field and double the quotes in it.", "引号出现在未以引号开头的字段中。请将整个字段加引号，并将其中的引号写成两个。");
                isQuoted = false;
                continue;
            }

            if (!isQuoted)
            {
                yield return new CsvRow(begin, [.. fields]);
            }
        }

        if (isQuoted)
        {
            problems.Add(begin, "csv-open-quote", "A quoted field that begins here is never closed. Add the closing quote.", "从此处开始的带引号字段没有结束引号，请补上。");
        }
    }

    private static bool Parse(string text, char separator, List<string> fields, StringBuilder field, ref bool isQuoted)
    {
        int i = 0;
        if (!isQuoted)
        {
            isQuoted = text[0] == '"';
            i = isQuoted ? 1 : 0;
        }

        while (true)
        {
            if (isQuoted)
            {
                int quote = text.IndexOf('"', i);
                if (quote < 0)
                {
                    field.Append(text, i, text.Length - i);
                    return true;
                }

                field.Append(text, i, quote - i);
                i = quote + 1;
                if (i < text.Length && text[i] == '"')
                {
                    field.Append('"');
                    i++;
                    continue;
                }

                isQuoted = false;
                if (i < text.Length && text[i] != separator)
                {
                    return false;
                }
            }
            else
            {
                int end = text.IndexOf(separator, i);
                end = end < 0 ? text.Length : end;
                if (text.AsSpan(i, end - i).Contains('"'))
                {
                    return false;
                }

                field.Append(text, i, end - i);
                i = end;
            }

            fields.Add(field.ToString());
            field.Clear();
            if (i >= text.Length)
            {
                return true;
            }

            // after the separator: a field follows, perhaps an empty one at the end of the line
            i++;
            if (i < text.Length && text[i] == '"')
            {
                isQuoted = true;
                i++;
            }
        }
    }
}
