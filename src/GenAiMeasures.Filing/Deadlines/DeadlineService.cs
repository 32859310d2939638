using System.Globalization;

namespace GenAiMeasures.Filing;

internal sealed class DeadlineService : CaseKeeper<Deadline>, IDeadlineService
{
    internal const string Clock = "clock";

    private const int ShortestText = 6;

    private readonly IWorkingDayCalendar _calendar;
    private readonly DeadlineLengths _lengths;
    private readonly TimeProvider _time;

    public DeadlineService(ICaseStore store, IWorkingDayCalendar calendar, DeadlineLengths lengths, TimeProvider time, ILedger? ledger = null)
        : base(Deadline.CaseKind, store, ledger)
    {
        _calendar = calendar;
        _lengths = lengths;
        _time = time;
    }

    private DateTimeOffset Now => _time.GetUtcNow();

    public async ValueTask<Deadline> StartAsync(DeadlineStart start, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentException.ThrowIfNullOrWhiteSpace(start.Author);
        DeadlineRule rule = DeadlineRules.Find(start.Rule ?? "")
            ?? throw new ArgumentException($"There is no rule '{start.Rule}'. Use one of: {string.Join(", ", DeadlineRules.All.Select(r => r.Id))}.", nameof(start));
        if (start.Reason is { Length: < ShortestText })
        {
            throw new ArgumentException("The reason has fewer than six characters.", nameof(start));
        }

        if (start.About is { } about && (about.Length is 0 or > 100 || about.Any(char.IsControl)))
        {
            throw new ArgumentException("What a deadline is about is a short name of 1 to 100 characters without control characters.", nameof(start));
        }

        return (await AddAsync(Make(rule, start), IdOf(rule, start), cancellationToken)).Item;
    }

    public async ValueTask<Deadline> MeetAsync(string id, string author, string reason, CancellationToken cancellationToken = default)
    {
        Check(author, reason);
        if (await LoadAsync(id, cancellationToken) is { IsOpen: true, Kind: DeadlineRuleKind.Recurring } met && DeadlineRules.Find(met.Rule) is { } rule)
        {
            // the next one first, under a number that follows from this one: a call that is repeated after a crash loses and doubles nothing
            var next = new DeadlineStart(met.Rule, Now, author) { About = NextOf(met), Length = met.Length };
            await AddAsync(Make(rule, next), IdOf(rule, next), cancellationToken);
        }

        return await EndAsync(id, DeadlineStep.Met, author, reason, cancellationToken);
    }

    public ValueTask<Deadline> DropAsync(string id, string author, string reason, CancellationToken cancellationToken = default) =>
        EndAsync(id, DeadlineStep.Dropped, author, reason, cancellationToken);

    public ValueTask<Deadline> ExtendAsync(string id, DateOnly lastDay, string author, string reason, CancellationToken cancellationToken = default)
    {
        Check(author, reason);
        return ChangeAsync(
            id,
            deadline =>
            {
                RequireOpen(deadline);
                DateTimeOffset dueAt = lastDay == DateOnly.MaxValue ? DateTimeOffset.MaxValue : Beijing.StartOf(lastDay.AddDays(1));
                if (dueAt <= deadline.DueAt)
                {
                    throw new ArgumentException(
                        $"Deadline {id} ends {Beijing.Minute(deadline.DueAt)} (UTC+8); {Beijing.Day(lastDay)} is not later. A deadline is only ever moved to a later day.", nameof(lastDay));
                }

                return (deadline with { Version = deadline.Version + 1, DueAt = dueAt, DueOn = lastDay, LatestOn = lastDay, Certainty = CalendarCertainty.Final, Reminded = [] })
                    .With(DeadlineStep.Extended, Now, author, reason);
            },
            cancellationToken);
    }

    public ValueTask<Deadline?> FindAsync(string id, CancellationToken cancellationToken = default) => LoadAsync(id, cancellationToken);

    public IAsyncEnumerable<Deadline> ListAsync(DeadlineQuery? query = null, CancellationToken cancellationToken = default)
    {
        query ??= new DeadlineQuery();
        IAsyncEnumerable<Deadline> all = ReadAsync(query.ToCaseQuery(), cancellationToken);
        return query.Kept ? Take(all.Where(d => d.Kind == DeadlineRuleKind.Minimum), query.Limit) : all;
    }

    public async ValueTask<DeadlineCounts> CountAsync(CancellationToken cancellationToken = default)
    {
        DateTimeOffset now = Now;
        var open = new CaseQuery(Deadline.CaseKind) { IsOpen = true, ByDue = true };
        long all = await CountAsync(open, cancellationToken);
        long overdue = await CountAsync(open with { DueBy = now }, cancellationToken);
        long week = await CountAsync(open with { DueBy = now.AddDays(7) }, cancellationToken);
        return new DeadlineCounts(now, all, overdue, week - overdue);
    }

    // what the clock itself does: null leaves the deadline as it is
    internal ValueTask<Deadline> ByClockAsync(string id, Func<Deadline, Deadline?> change, CancellationToken cancellationToken) => ChangeAsync(id, change, cancellationToken);

    // A newer notice of days off may move an open deadline, or make it certain.
    internal async ValueTask RecalculateAsync(CancellationToken cancellationToken)
    {
        List<Deadline> provisional = await ListAsync(null, cancellationToken).Where(d => d.Certainty == CalendarCertainty.Provisional).ToListAsync(cancellationToken);
        foreach (Deadline one in provisional)
        {
            await ChangeAsync(one.Id, Recalculate, cancellationToken);
        }
    }

    protected override Deadline Parse(ReadOnlySpan<byte> utf8) => Deadline.Parse(utf8);

    protected override CaseState ToState(Deadline item) => new()
    {
        Kind = Deadline.CaseKind,
        Id = item.Id,
        Version = item.Version,
        IsOpen = item.IsOpen,

        // what must only be kept is never overdue: it is not counted among what is due
        DueAt = item.Kind == DeadlineRuleKind.Minimum ? null : item.DueAt,
        WakeAt = DeadlineWake.Next(item),
        Unrecorded = item.Unrecorded,
        Body = item.ToUtf8Bytes(),
    };

    protected override IReadOnlyList<LedgerRecord> Unrecorded(Deadline item) => [.. item.Steps.Skip(item.Steps.Count - item.Unrecorded)];

    protected override Deadline Recorded(Deadline item) => item with { Version = item.Version + 1, Unrecorded = 0 };

    protected override string Missing(string id) => $"There is no deadline {id}. See IDeadlineService.ListAsync() or 'genai-measures deadlines list' for the numbers.";

    internal static string IdOf(DeadlineRule rule, DeadlineStart start) => $"{rule.Id}:{start.About ?? Beijing.Day(Beijing.DateOf(start.From))}";

    private static IAsyncEnumerable<Deadline> Take(IAsyncEnumerable<Deadline> deadlines, int? limit) => limit is { } most ? deadlines.Take(most) : deadlines;

    // keywords.weekly:2026-09-01, then 2026-09-01~2, ~3
    private static string NextOf(Deadline met)
    {
        string about = met.Id[(met.Rule.Length + 1)..];
        int mark = about.LastIndexOf('~');
        return mark > 0 && int.TryParse(about.AsSpan(mark + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? string.Create(CultureInfo.InvariantCulture, $"{about[..mark]}~{number + 1}")
            : about + "~2";
    }

    private static void Check(string author, string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(author);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        if (reason.Trim().Length < ShortestText)
        {
            throw new ArgumentException("The reason has fewer than six characters.", nameof(reason));
        }
    }

    private static void RequireOpen(Deadline deadline)
    {
        if (!deadline.IsOpen)
        {
            throw new InvalidOperationException($"Deadline {deadline.Id} has ended ({deadline.Steps[^1].Step}). Start another one for what came after it.");
        }
    }

    private Deadline Make(DeadlineRule rule, DeadlineStart start)
    {
        int length = start.Length ?? rule.Length ?? _lengths.Find(rule)
            ?? throw new ArgumentException($"The rule '{rule.Id}' has no length of its own: no text gives one. Set {rule.Setting}, or give DeadlineStart.Length.", nameof(start));
        if (rule.Length is { } own && own != length)
        {
            throw new ArgumentException($"The rule '{rule.Id}' ({rule.Article}) has the length {own.ToString(CultureInfo.InvariantCulture)}; another one cannot be given. Use ExtendAsync with a reason.", nameof(start));
        }

        ReckonedPeriod period;
        try
        {
            period = ReckonedPeriod.Of(rule.Unit, length, start.From, _calendar);
        }
        catch (ArgumentOutOfRangeException exception)
        {
            throw new ArgumentException($"The period of the rule '{rule.Id}' from {Beijing.Minute(start.From)} does not end within the years 1 to 9999. Correct the start.", nameof(start), exception);
        }

        return new Deadline
        {
            Id = IdOf(rule, start),
            Rule = rule.Id,
            RuleVersion = DeadlineRules.Version,
            Article = rule.Article,
            TitleChinese = rule.TitleChinese,
            TitleEnglish = rule.TitleEnglish,
            Kind = rule.Kind,
            Unit = rule.Unit,
            Length = length,
            Source = rule.Source,
            Confidence = rule.Confidence,
            Verified = rule.Verified,
            About = start.About,
            From = start.From.ToUniversalTime(),
            DueAt = period.DueAt,
            DueOn = period.DueOn,
            LatestOn = period.LatestOn,
            Certainty = period.Certainty,
        }.With(DeadlineStep.Started, Now, start.Author, start.Reason);
    }

    private Deadline? Recalculate(Deadline deadline)
    {
        if (!deadline.IsOpen || deadline.Certainty == CalendarCertainty.Final)
        {
            return null;
        }

        ReckonedPeriod period = ReckonedPeriod.Of(deadline.Unit, deadline.Length, deadline.From, _calendar);
        return period.DueAt == deadline.DueAt && period.LatestOn == deadline.LatestOn && period.Certainty == deadline.Certainty
            ? null
            : (deadline with { Version = deadline.Version + 1, DueAt = period.DueAt, DueOn = period.DueOn, LatestOn = period.LatestOn, Certainty = period.Certainty })
                .With(DeadlineStep.Recalculated, Now, Clock, "A newer notice of days off was loaded.");
    }

    private ValueTask<Deadline> EndAsync(string id, DeadlineStep step, string author, string reason, CancellationToken cancellationToken)
    {
        Check(author, reason);
        return ChangeAsync(
            id,
            deadline =>
            {
                RequireOpen(deadline);
                return (deadline with { Version = deadline.Version + 1 }).With(step, Now, author, reason);
            },
            cancellationToken);
    }
}
