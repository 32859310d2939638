using System.Collections.Immutable;

namespace GenAiMeasures;

// Which class a record and its parts belong to, and until when they must and may be kept. From retention.json, with the
// host's own terms where it has set some. A maximum below a minimum does not get this far: the settings are refused at start.
internal sealed class RetentionPolicy
{
    private readonly ImmutableArray<RetentionClass> _classes;
    private readonly ImmutableArray<KindRetention> _kinds;
    private readonly ImmutableArray<PartRetention> _parts;

    internal RetentionPolicy(RetentionData data, ImmutableArray<RetentionClass> classes)
    {
        Version = data.Version;
        _kinds = data.Kinds;
        _parts = data.Parts;
        _classes = classes;
    }

    internal static RetentionData Data { get; } = CoreData.Read("retention.json", CoreJsonContext.Default.RetentionData);

    internal static RetentionPolicy Default { get; } = new(Data, Data.Classes);

    internal int Version { get; }

    internal ImmutableArray<RetentionClass> Classes => _classes;

    internal RetentionClass? Find(int id) => _classes.FirstOrDefault(c => c.Id == id);

    internal RetentionClass ClassOf(RecordKind kind)
    {
        foreach (KindRetention range in _kinds)
        {
            if ((int)kind >= range.From && (int)kind <= range.To)
            {
                return Named(range.Class);
            }
        }

        throw new InvalidOperationException($"Records of kind {kind} have no retention class: add its number to retention.json.");
    }

    internal RetentionClass ClassOf(RecordKind kind, RecordPartId part)
    {
        foreach (PartRetention row in _parts)
        {
            if (row.Part == part)
            {
                return Named(row.Class);
            }
        }

        return ClassOf(kind);
    }

    internal static long EndOfMinimum(RetentionClass term, long recordedAt) =>
        term.Start == TermStart.Case ? RecordHeader.Open : term.MinimumMonths == 0 ? recordedAt : ChinaCalendar.EndOfTerm(recordedAt, term.MinimumMonths);

    internal static long EndOfMaximum(RetentionClass term, long recordedAt) =>
        term.Start == TermStart.Case ? RecordHeader.Open : ChinaCalendar.EndOfTerm(recordedAt, term.MaximumMonths);

    private RetentionClass Named(string code) => _classes.First(c => c.Code == code);
}
