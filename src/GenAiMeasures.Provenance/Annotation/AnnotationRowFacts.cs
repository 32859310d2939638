using System.Globalization;

namespace GenAiMeasures.Provenance;

// what is known of one row from the project
internal sealed class AnnotationRowFacts
{
    private readonly Dictionary<string, Annotator> _people;
    private readonly HashSet<(string Person, AnnotationFunction Function)> _assignments;
    private readonly HashSet<string> _labels;
    private readonly AnnotationTask _task;

    internal AnnotationRowFacts(AnnotationProject project, AnnotationTask task)
    {
        _task = task;
        _people = project.People.GroupBy(p => p.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        _assignments = [.. task.Assignments.Select(a => (a.Person, a.Function))];
        List<AnnotationRule> rules = [.. project.Rules.Where(r => r.Kind == task.Kind && r.ForAnnotation)];

        // a rule that leaves labels free leaves them free for the task
        _labels = rules.Exists(r => r.Labels is null or []) ? [] : [.. rules.SelectMany(r => r.Labels!)];
    }

    internal FactSheet Of(AnnotationRow row, string file)
    {
        Annotator? person = _people.GetValueOrDefault(row.Person);
        DateOnly? day = row.At is { } at ? Beijing.DateOf(at) : null;
        return new FactSheet("row", string.Create(CultureInfo.InvariantCulture, $"{file}:{row.Line}"))
        {
            ["isKnown"] = person is not null,
            ["day"] = day,
            ["isQualified"] = person is not null && day is { } on && person.QualifiedFrom <= on && !(person.QualifiedTo < on) && !(person.WithdrawnOn <= on),
            ["function"] = row.Function,
            ["isAssigned"] = _assignments.Contains((row.Person, row.Function)),
            ["isAnnotating"] = row.Function == AnnotationFunction.Annotate && !row.IsSkipped,
            ["hasLabels"] = _labels.Count > 0,
            ["label"] = row.Label,
            ["isLabelKnown"] = row.Label is null || _labels.Count == 0 || Array.TrueForAll(row.Label.Split('|'), IsKnown),
            ["seconds"] = row.Seconds,
            ["minimumSeconds"] = _task.MinimumSeconds,
        };
    }

    // a label, or a span with one
    private bool IsKnown(string label) => _labels.Contains(label) || (label.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && _labels.Contains(label[(colon + 1)..]));
}
