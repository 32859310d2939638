using System.Globalization;

namespace GenAiMeasures.Provenance;

// what happened to one item, row by row
internal sealed class AnnotatedItem(long line)
{
    private readonly List<string> _annotators = [];
    private readonly List<(string Person, bool Accepted, DateTimeOffset? At, int Order)> _reviews = [];
    private DateTimeOffset? _lastAnnotated;
    private int _order;

    internal void Add(AnnotationRow row)
    {
        _order++;
        if (row.Function == AnnotationFunction.Review)
        {
            _reviews.Add((row.Person, row.Accepted ?? false, row.At, _order));
        }
        else if (!row.IsSkipped)
        {
            if (!_annotators.Contains(row.Person, StringComparer.Ordinal))
            {
                _annotators.Add(row.Person);
            }

            _lastAnnotated = row.At > _lastAnnotated || _lastAnnotated is null ? row.At ?? _lastAnnotated : _lastAnnotated;
        }
    }

    internal FactSheet ToFacts(AnnotationKind kind, string file)
    {
        // a reviewer's last word counts; one from before the last annotation is about another one
        bool isApproved = _reviews.GroupBy(r => r.Person, StringComparer.Ordinal)
            .Select(g => g.OrderBy(r => r.At).ThenBy(r => r.Order).Last())
            .Any(r => r.Accepted && !_annotators.Contains(r.Person, StringComparer.Ordinal) && !(r.At < _lastAnnotated));
        return new FactSheet("item", string.Create(CultureInfo.InvariantCulture, $"{file}:{line}"))
        {
            ["kind"] = kind,
            ["annotated"] = _annotators.Count,
            ["selfReviewed"] = _reviews.Select(r => r.Person).Distinct(StringComparer.Ordinal).Count(p => _annotators.Contains(p, StringComparer.Ordinal)),
            ["approved"] = isApproved ? 1 : 0,
        };
    }
}
