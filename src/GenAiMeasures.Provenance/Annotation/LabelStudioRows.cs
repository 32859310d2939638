using System.Globalization;
using System.Text.Json;

namespace GenAiMeasures.Provenance;

// tasks of Label Studio; its predictions are no judgements of people and are left out
internal sealed class LabelStudioRows(AnnotationInput input)
{
    private static readonly string[] Times = ["updated_at", "created_at"];

    private readonly Dictionary<string, string> _mails = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _numbers = new(StringComparer.OrdinalIgnoreCase);

    internal static bool IsTask(JsonElement one) =>
        one.TryGetProperty("annotations", out _) || one.TryGetProperty("completions", out _) || (one.TryGetProperty("annotation_id", out _) && one.TryGetProperty("annotator", out _));

    internal IEnumerable<AnnotationRow> Read(JsonElement task, long line)
    {
        if (AnnotationInput.Text(task, "id", "task", "inner_id") is not { } item)
        {
            input.Item(line);
            return [];
        }

        if (!task.TryGetProperty("annotations", out JsonElement annotations) && !task.TryGetProperty("completions", out annotations))
        {
            return Small(task, item, line);
        }

        if (annotations.ValueKind != JsonValueKind.Array)
        {
            input.Problems.Add(line, "shape", "The annotations of the task are no list. Export it again as JSON.", "任务的 annotations 不是列表，请重新以 JSON 格式导出。");
            return [];
        }

        return annotations.EnumerateArray().SelectMany(a => Annotation(a, item, line));
    }

    private List<AnnotationRow> Annotation(JsonElement one, string item, long line)
    {
        List<AnnotationRow> rows = [];
        if (one.ValueKind != JsonValueKind.Object || Person(one, "completed_by", line) is not { } person)
        {
            return rows;
        }

        bool isSkipped = IsTrue(one, "was_cancelled");
        var row = new AnnotationRow(line, item, person, null)
        {
            At = Time(one, line),
            Seconds = Number(one, "lead_time"),
            IsReference = IsTrue(one, "ground_truth"),
            IsSkipped = isSkipped,
        };
        if (!isSkipped)
        {
            foreach ((string question, string label) in Results(one, line))
            {
                if (input.Questions is null || input.Questions.Contains(question))
                {
                    rows.Add(row with { Question = question, Label = label });
                    row = row with { Seconds = null };
                }
            }
        }

        if (rows.Count == 0)
        {
            rows.Add(row);
        }

        AddReviews(one, item, line, rows);
        return rows;
    }

    private IEnumerable<(string Question, string Label)> Results(JsonElement one, long line)
    {
        if (!one.TryGetProperty("result", out JsonElement results) || results.ValueKind != JsonValueKind.Array)
        {
            input.Problems.Add(line, "shape", "An annotation of the task has no list of results. Export it again as JSON.", "任务中的某条标注没有 result 列表，请重新以 JSON 格式导出。");
            return [];
        }

        var byQuestion = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (JsonElement result in results.EnumerateArray())
        {
            if (result.ValueKind == JsonValueKind.Object && AnnotationInput.Text(result, "type") is { } type)
            {
                string question = AnnotationInput.Text(result, "from_name") ?? type;
                if (!byQuestion.TryGetValue(question, out List<string>? labels))
                {
                    byQuestion[question] = labels = [];
                }

                labels.AddRange(LabelStudioValue.Labels(result, type));
            }
        }

        return byQuestion.Select(q => (q.Key, LabelStudioValue.Join(q.Value)));
    }

    private void AddReviews(JsonElement one, string item, long line, List<AnnotationRow> rows)
    {
        int before = rows.Count;
        foreach (JsonElement review in ImportJson.Items(one, "reviews").Where(r => r.ValueKind == JsonValueKind.Object))
        {
            if (Person(review, "created_by", line) is { } reviewer)
            {
                rows.Add(new AnnotationRow(line, item, reviewer, null) { Function = AnnotationFunction.Review, Accepted = IsTrue(review, "accepted"), At = Time(review, line) });
            }
        }

        // exports without their reviews still say what the last one did
        if (rows.Count == before && AnnotationInput.Text(one, "last_action") is "accepted" or "rejected" or "fixed_and_accepted" && AnnotationInput.Text(one, "last_created_by", "updated_by") is { } last)
        {
            rows.Add(new AnnotationRow(line, item, last, null) { Function = AnnotationFunction.Review, Accepted = AnnotationInput.Text(one, "last_action") != "rejected", At = Time(one, line) });
        }
    }

    // JSON-MIN: answers stand beside the data under the names of the controls, and only the configuration tells them apart
    private List<AnnotationRow> Small(JsonElement task, string item, long line)
    {
        if (input.Questions is null)
        {
            input.Problems.Add(line, "questions", "JSON-MIN does not say which of its keys are answers. Give the label configuration, or name the questions.", "JSON-MIN 未区分数据与标注结果，请提供标注配置或者指定问题名称。");
            return [];
        }

        List<AnnotationRow> rows = [];
        if (Person(task, "annotator", line) is { } person)
        {
            var row = new AnnotationRow(line, item, person, null) { At = Time(task, line), Seconds = Number(task, "lead_time") };
            foreach (string question in input.Questions.Order(StringComparer.Ordinal))
            {
                if (task.TryGetProperty(question, out JsonElement answer))
                {
                    rows.Add(row with { Question = question, Label = LabelStudioValue.Join(LabelStudioValue.Small(answer)) });
                    row = row with { Seconds = null };
                }
            }

            if (rows.Count == 0)
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    // a number, a name, or an object with both; the number is the person
    private string? Person(JsonElement one, string name, long line)
    {
        string? number = AnnotationInput.Text(one, name);
        if (number is null && one.TryGetProperty(name, out JsonElement person) && person.ValueKind == JsonValueKind.Object)
        {
            number = AnnotationInput.Text(person, "id");
            string? mail = AnnotationInput.Text(person, "email", "username");
            if (number is not null && mail is not null && (!string.Equals(Known(_mails, number, mail), mail, StringComparison.OrdinalIgnoreCase) || Known(_numbers, mail, number) != number))
            {
                input.Problems.Add(line, "annotator-ambiguous", "Two annotators have the same number, or one has two. Export from one organisation at a time, or correct the numbers.", "两名标注人员编号相同，或者同一人有两个编号。请分开导出，或者更正编号。");
                return null;
            }

            number ??= mail;
        }

        return input.PersonOr(number, line);
    }

    private static string Known(Dictionary<string, string> known, string key, string value) => known.TryAdd(key, value) ? value : known[key];

    private DateTimeOffset? Time(JsonElement one, long line)
    {
        if (AnnotationInput.Text(one, Times) is not { } text)
        {
            return null;
        }

        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset at))
        {
            return at;
        }

        input.Problems.Add(line, "time", "A time of the task is no date. Write it as 2026-05-01T08:00:00Z.", "任务中的时间格式不正确，应为 2026-05-01T08:00:00Z。");
        return null;
    }

    private static bool IsTrue(JsonElement one, string name) => one.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.True;

    private static double? Number(JsonElement one, string name) =>
        one.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number && value.GetDouble() is >= 0 and var number ? number : null;
}
