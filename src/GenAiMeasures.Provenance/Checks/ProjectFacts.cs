namespace GenAiMeasures.Provenance;

internal static class ProjectFacts
{
    private const int AllRisks = 31;

    internal static IEnumerable<FactSheet> Of(AnnotationProject project, TrainingData data, DateOnly today)
    {
        yield return Project(project);
        foreach (AnnotationRule rule in project.Rules)
        {
            yield return Rule(project, rule);
        }

        foreach (Annotator person in project.People)
        {
            yield return Person(project, person, today);
        }

        foreach (AnnotationTask task in project.Tasks)
        {
            yield return Task(project, task);
        }

        foreach (AnnotationBatch batch in project.Batches)
        {
            yield return Batch(project, batch, data);
        }
    }

    private static FactSheet Project(AnnotationProject project) => new("project", project.Id)
    {
        ["rules.Functional"] = project.Rules.Count(r => r.Kind == AnnotationKind.Functional),
        ["rules.Safety"] = project.Rules.Count(r => r.Kind == AnnotationKind.Safety),
        ["rules.annotation"] = project.Rules.Count(r => r.ForAnnotation),
        ["rules.review"] = project.Rules.Count(r => r.ForReview),
        ["tasks.Functional"] = project.Tasks.Count(t => t.Kind == AnnotationKind.Functional),
        ["tasks.Safety"] = project.Tasks.Count(t => t.Kind == AnnotationKind.Safety),
        ["risks"] = project.Rules.Where(r => r.Kind == AnnotationKind.Safety).SelectMany(r => r.Risks).Distinct(StringComparer.Ordinal).Count(r => RiskCode.TryParse(r, out _)),
        ["allRisks"] = AllRisks,
        ["isolates"] = project.IsolatesSafetyData,
    };

    private static FactSheet Rule(AnnotationProject project, AnnotationRule rule) => new("rule", Name(project, rule.Id))
    {
        ["kind"] = rule.Kind,
        ["version"] = rule.Version,
        ["goal"] = rule.Goal,
        ["dataFormat"] = rule.DataFormat,
        ["method"] = rule.Method,
        ["indicators"] = rule.QualityIndicators,
        ["document"] = rule.Document?.Sha256,
    };

    private static FactSheet Person(AnnotationProject project, Annotator person, DateOnly today)
    {
        HashSet<string> tasks = [.. project.Tasks.Where(t => t.Assignments.Any(a => a.Person == person.Id)).Select(t => t.Id)];
        List<AnnotationBatch> batches = [.. project.Batches.Where(b => tasks.Contains(b.Task) && b.StartedOn is not null)];
        DateOnly? first = batches.Min(b => b.StartedOn);
        DateOnly? last = batches.Max(b => (DateOnly?)(b.FinishedOn ?? today));
        AnnotatorExam? exam = person.Exams.Where(e => e.TakenOn is not null).OrderBy(e => e.TakenOn).LastOrDefault();
        return new FactSheet("person", Name(project, person.Id))
        {
            ["trainings"] = person.Trainings.Count,
            ["passedExams"] = person.Exams.Count(e => e is { Passed: true, TakenOn: not null }),
            ["lastExam"] = exam?.TakenOn,
            ["lastExamPassed"] = exam?.Passed ?? false,
            ["works"] = tasks.Count > 0,
            ["isQualified"] = person.QualifiedFrom is { } from && (first is null || from <= first) && (person.QualifiedTo is not { } to || last is null || to >= last),
            ["withdrawn"] = person.WithdrawnOn,
            ["workedAfterwards"] = person.WithdrawnOn is { } on && last >= on,
        };
    }

    private static FactSheet Task(AnnotationProject project, AnnotationTask task) => new("task", Name(project, task.Id))
    {
        ["kind"] = task.Kind,
        ["joined"] = task.Assignments.GroupBy(a => a.Person, StringComparer.Ordinal).Count(g => g.Select(a => a.Function).Distinct().Count() > 1),
        ["annotating"] = task.Assignments.Count(a => a.Function == AnnotationFunction.Annotate),
        ["reviewing"] = task.Assignments.Count(a => a.Function == AnnotationFunction.Review),
    };

    private static FactSheet Batch(AnnotationProject project, AnnotationBatch batch, TrainingData data)
    {
        AnnotationTask? task = project.Tasks.FirstOrDefault(t => t.Id == batch.Task);
        SpotCheck? check = batch.SpotCheck;
        return new FactSheet("batch", Name(project, batch.Id))
        {
            ["kind"] = task?.Kind ?? AnnotationKind.Unspecified,
            ["state"] = batch.State,
            ["isDecided"] = batch.State != BatchState.Open,
            ["items"] = batch.Items,
            ["reviewed"] = batch.ReviewedItems,
            ["checked"] = check?.Size,
            ["checkedBy"] = check?.By,
            ["checkedOn"] = check?.DoneOn,
            ["illegal"] = check?.Illegal ?? 0,
            ["isInaccurate"] = check is not null && check.Wrong > (check.Accepted ?? 0),
            ["seconds"] = batch.SecondsPerItem,
            ["minimumSeconds"] = task?.MinimumSeconds,
            ["usedBy"] = data.Sources.Count(s => s.Project == project.Id && s.Batches.Contains(batch.Id, StringComparer.Ordinal) && s.State == SourceState.InUse),
        };
    }

    private static string Name(AnnotationProject project, string id) => project.Id + "/" + id;
}
