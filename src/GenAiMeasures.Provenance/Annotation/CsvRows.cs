using System.Globalization;
using System.Runtime.CompilerServices;

namespace GenAiMeasures.Provenance;

// a table with one judgement a row
internal sealed class CsvRows(AnnotationInput input)
{
    private int _item;
    private int _text;
    private int _person;
    private int _label;
    private int _question;
    private int _function;
    private int _reviewer;
    private int _accepted;
    private int _at;
    private int _seconds;

    internal async IAsyncEnumerable<AnnotationRow> ReadAsync(LineReader lines, char separator, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string[]? header = null;
        await foreach (CsvRow row in CsvReader.ReadAsync(lines, input.Problems, separator, cancellationToken))
        {
            if (header is null)
            {
                header = row.Fields;
                if (!Find(header, row.Line))
                {
                    yield break;
                }

                continue;
            }

            if (row.Fields.Length != header.Length)
            {
                input.Problems.Add(row.Line, "columns", $"The row has {row.Fields.Length} fields and the header {header.Length}. Quote a field that holds a comma.", $"该行有 {row.Fields.Length} 个字段，表头有 {header.Length} 个。含逗号的字段请加引号。");
                continue;
            }

            if (Judgement(row) is not { } one)
            {
                continue;
            }

            yield return one;
            if (one.Function != AnnotationFunction.Review && Field(row, _reviewer) is { } reviewer)
            {
                TryAccepted(row, out bool? accepted);
                yield return new AnnotationRow(row.Line, one.Item, reviewer, null) { Question = one.Question, Function = AnnotationFunction.Review, Accepted = accepted ?? _accepted < 0, At = one.At };
            }
        }

        if (header is null && input.Problems.IsEmpty)
        {
            input.Problems.Add(1, "empty", "The file is empty. The first row names the columns.", "文件为空，首行应当为列名。");
        }
    }

    private bool Find(string[] header, long line)
    {
        _item = CsvColumns.Find(header, input.Columns.Item ?? "", "item", "id", "task_id");
        _text = CsvColumns.Find(header, input.Columns.Text ?? "", "text", "data", "filename", "image");
        _person = CsvColumns.Find(header, input.Columns.Person ?? "", "annotator", "rater", "person", "username", "user");
        _label = CsvColumns.Find(header, input.Columns.Label ?? "", "label", "labels", "value");
        _question = CsvColumns.Find(header, "question");
        _function = CsvColumns.Find(header, "role", "function");
        _reviewer = CsvColumns.Find(header, "reviewer");
        _accepted = CsvColumns.Find(header, "accepted");
        _at = CsvColumns.Find(header, "at", "time", "created_at");
        _seconds = CsvColumns.Find(header, "seconds", "lead_time");
        string[] wanted = [.. new[] { input.Columns.Item, input.Columns.Text, input.Columns.Person, input.Columns.Label }.OfType<string>().Where(n => CsvColumns.Find(header, n) < 0)];
        if ((_item < 0 && _text < 0) || _label < 0 || wanted.Length > 0)
        {
            input.Problems.Add(line, "header", "The first row has to name a column for the item (item, id or text), one for the label (label or value), and those that were named. Correct it, or name the columns.", "首行应当包含数据列（item、id 或者 text）、标签列（label 或者 value）以及指定的列，请更正或者指定列名。");
            return false;
        }

        return true;
    }

    private AnnotationRow? Judgement(CsvRow row)
    {
        string? item = Field(row, _item) ?? (Field(row, _text) is { } text ? AnnotationInput.Hash(text) : null);
        if (item is null)
        {
            input.Item(row.Line);
            return null;
        }

        if (!TryFunction(row, out AnnotationFunction function) || !TryAccepted(row, out bool? accepted) || !TrySeconds(row, out double? seconds) || !TryTime(row, out DateTimeOffset? at) || Person(row) is not { } person)
        {
            return null;
        }

        string question = Field(row, _question) ?? "";
        if (input.Questions is not null && !input.Questions.Contains(question))
        {
            return null;
        }

        bool isReview = function == AnnotationFunction.Review;
        return new AnnotationRow(row.Line, item, person, Field(row, _label)) { Question = question, Function = function, At = at, Seconds = seconds, Accepted = isReview ? accepted : null };
    }

    private static string? Field(CsvRow row, int place) => place >= 0 && row.Fields[place].Trim() is { Length: > 0 } field ? field : null;

    // a file without the column says it once, a row without the name says it itself
    private string? Person(CsvRow row)
    {
        if (_person >= 0 && Field(row, _person) is null && input.Person is null)
        {
            Wrong(row, "person", "The row does not say who annotated. Fill in the person.", "该行未写明标注人员，请补充。");
            return null;
        }

        return input.PersonOr(Field(row, _person), row.Line);
    }

    private bool TryFunction(CsvRow row, out AnnotationFunction function)
    {
        AnnotationFunction? found = Field(row, _function)?.ToUpperInvariant() switch
        {
            null or "ANNOTATE" or "ANNOTATOR" or "标注" => AnnotationFunction.Annotate,
            "REVIEW" or "REVIEWER" or "审核" => AnnotationFunction.Review,
            _ => null,
        };
        function = found ?? default;
        return found is not null || Wrong(row, "role", "The role is neither annotate nor review. Correct it.", "角色应为 annotate（标注）或者 review（审核），请更正。");
    }

    private bool TryAccepted(CsvRow row, out bool? accepted)
    {
        string? text = Field(row, _accepted);
        accepted = text?.ToUpperInvariant() switch { "TRUE" or "1" or "YES" or "是" => true, "FALSE" or "0" or "NO" or "否" => false, _ => null };
        return text is null || accepted is not null || Wrong(row, "accepted", "Accepted is neither true nor false. Correct it.", "accepted 应为 true 或者 false，请更正。");
    }

    private bool TrySeconds(CsvRow row, out double? seconds)
    {
        string? text = Field(row, _seconds);
        bool isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) && number >= 0;
        seconds = isNumber ? number : null;
        return text is null || isNumber || Wrong(row, "seconds", "The seconds are no number of zero or more. Correct them.", "用时应为不小于零的秒数，请更正。");
    }

    private bool TryTime(CsvRow row, out DateTimeOffset? at)
    {
        string? text = Field(row, _at);
        bool isTime = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time);
        at = isTime ? time : null;
        return text is null || isTime || Wrong(row, "time", "The time is no date. Write it as 2026-05-01T08:00:00Z.", "时间格式不正确，应为 2026-05-01T08:00:00Z。");
    }

    private bool Wrong(CsvRow row, string code, string english, string chinese)
    {
        input.Problems.Add(row.Line, code, english, chinese);
        return false;
    }
}
