using System.Collections.Immutable;

namespace GenAiMeasures;

// Which class a record and its parts belong to, and until when they must and may be kept. From retention.json, with the
// host's own terms where it has set some. A maximum below a minimum does not get this far: the settings are refused at start.
internal sealed class RetentionPolicy
{
    private readonly ImmutableArray<RetentionClass> _classes;
    private readonly RetentionClass?[] _byKind;
    private readonly ImmutableArray<(RecordPartId Part, RetentionClass Class)> _parts;

    internal RetentionPolicy(RetentionData data, ImmutableArray<RetentionClass> classes)
    {
        Version = data.Version;
        _classes = classes;
        _parts = [.. data.Parts.Select(p => (p.Part, Named(p.Class)))];
        _byKind = new RetentionClass?[data.Kinds.Max(k => k.To) + 1];

        // the first range that holds a number counts
        foreach (KindRetention range in data.Kinds.Reverse())
        {
            Array.Fill(_byKind, Named(range.Class), range.From, range.To - range.From + 1);
        }
    }

    internal static RetentionData Data { get; } = CoreData.Read("retention.json", CoreJsonContext.Default.RetentionData);

    internal static RetentionPolicy Default { get; } = new(Data, Data.Classes);

    internal int Version { get; }

    internal ImmutableArray<RetentionClass> Classes => _classes;

    internal RetentionClass? Find(int id) => _classes.FirstOrDefault(c => c.Id == id);

    internal RetentionClass ClassOf(RecordKind kind) => ((int)kind < _byKind.Length ? _byKind[(int)kind] : null)
        ?? throw new InvalidOperationException($"Records of kind {kind} have no retention class: add its number to retention.json.");

    internal RetentionClass ClassOf(RecordKind kind, RecordPartId part)
    {
        foreach ((RecordPartId named, RetentionClass term) in _parts)
        {
            if (named == part)
            {
                return term;
            }
        }

        return ClassOf(kind);
    }

    internal static long EndOfMinimum(RetentionClass term, long recordedAt) =>
        term.Start == TermStart.Case ? RecordHeader.Open : term.MinimumMonths == 0 ? recordedAt : ChinaCalendar.EndOfTerm(recordedAt, term.MinimumMonths);

    internal static long EndOfMaximum(RetentionClass term, long recordedAt) =>
        term.Start == TermStart.Case ? RecordHeader.Open : ChinaCalendar.EndOfTerm(recordedAt, term.MaximumMonths);

    // the end of a term for everything of a month; a settled record may be a day later than its log's month
    internal static long EndOfMonth(int month, int months) =>
        ChinaCalendar.EndOfTerm(ChinaCalendar.StartOf(ChinaCalendar.LastDayOf(month).AddDays(1)), months);

    // with the host's own terms, which the settings' check has accepted
    internal static RetentionPolicy Of(RecordOptions options) => options.Retention.Count == 0
        ? Default
        : new RetentionPolicy(
            Data,
            [.. Data.Classes.Select(c => options.Retention.TryGetValue(c.Code, out RetentionTerms? terms)
                ? c with { MinimumMonths = terms.MinimumMonths ?? c.MinimumMonths, MaximumMonths = terms.MaximumMonths ?? c.MaximumMonths }
                : c)]);

    private RetentionClass Named(string code) => _classes.First(c => c.Code == code);
}
