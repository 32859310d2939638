using Microsoft.Extensions.Options;

namespace GenAiMeasures;

internal sealed class RetentionService : IRetentionService, IDisposable
{
    private const int KeysAtOnce = 500;
    private const int RecordsAtOnce = 500;

    // a clock that is further on than this would delete everything at once: something else must be wrong
    private static readonly TimeSpan LongestJump = TimeSpan.FromHours(36);
    private static readonly TimeSpan Settling = TimeSpan.FromHours(24);

    private readonly Ledger _ledger;
    private readonly LedgerEraser _eraser;
    private readonly IncidentCases _cases;
    private readonly TimeProvider _time;
    private readonly RetentionPolicy _policy;
    private readonly SemaphoreSlim _running = new(1, 1);
    private readonly DateTimeOffset _startedAt;
    private readonly long _startedTicks;

    public RetentionService(Ledger ledger, LedgerEraser eraser, IncidentCases cases, IOptions<GenAiComplianceOptions> options, TimeProvider time)
    {
        _ledger = ledger;
        _eraser = eraser;
        _cases = cases;
        _time = time;
        _policy = RetentionPolicy.Of(options.Value.Records);
        _startedAt = time.GetUtcNow();
        _startedTicks = time.GetTimestamp();
    }

    public IReadOnlyList<RetentionClass> Classes => _policy.Classes;

    public async ValueTask<RetentionRun> RunAsync(CancellationToken cancellationToken = default)
    {
        await _running.WaitAsync(cancellationToken);
        try
        {
            await _eraser.FinishPendingAsync(cancellationToken);
            long now = _time.GetUtcNow().ToUnixTimeMilliseconds();
            RetentionRun run = await IsClockAheadAsync(cancellationToken)
                ? new RetentionRun { Refused = "clock_ahead" }
                : await DeleteAsync(now, cancellationToken);
            await _ledger.AppendAsync(run, cancellationToken);
            await _ledger.RestoreReserveAsync(cancellationToken);
            return run;
        }
        finally
        {
            _running.Release();
        }
    }

    public async ValueTask<int> HoldAsync(
        LegalHold hold, Subject subject, IReadOnlyCollection<string> classes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(hold);
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(classes);
        int[] ids = [.. classes.Select(code => _policy.Classes.FirstOrDefault(c => c.Code == code)?.Id
            ?? throw new ArgumentException($"There is no retention class '{code}'.", nameof(classes)))];
        if (ids.Length == 0)
        {
            throw new ArgumentException("A hold names the retention classes it covers.", nameof(classes));
        }

        SubjectLookup lookup = await _ledger.LookupAsync(subject, cancellationToken);
        List<long> keys = [.. (await _ledger.Store.Keys.FindSubjectAsync(lookup, cancellationToken)).Where(k => ids.Contains(k.Name.Class)).Select(k => k.Number)];
        await _ledger.UpdateStateAsync(s => s with { Holds = [.. s.Holds, new HeldKeys(hold.Id, hold.ReviewOn, keys)] }, cancellationToken);
        await _ledger.AppendAsync(
            new HoldChanged { Hold = hold.Id, Opened = true, Reason = hold.Reason, By = hold.By, ReviewOn = hold.ReviewOn, Classes = [.. classes], Keys = keys },
            cancellationToken);
        return keys.Count;
    }

    public async ValueTask<bool> ReleaseAsync(string holdId, string by, string reason, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(holdId);
        RetentionState state = await _ledger.ReadStateAsync(cancellationToken);
        if (state.Holds.All(h => h.Id != holdId))
        {
            return false;
        }

        // on record first: a crash in between leaves a hold too many, never one too few
        await _ledger.AppendAsync(new HoldChanged { Hold = holdId, Opened = false, Reason = reason, By = by }, cancellationToken);
        await _ledger.UpdateStateAsync(s => s with { Holds = [.. s.Holds.Where(h => h.Id != holdId)] }, cancellationToken);
        return true;
    }

    public void Dispose() => _running.Dispose();

    private async ValueTask<RetentionRun> DeleteAsync(long now, CancellationToken cancellationToken)
    {
        RetentionState state = await _cases.AddToAsync(await _ledger.ReadStateAsync(cancellationToken), cancellationToken);
        HashSet<long> held = [.. state.Holds.SelectMany(h => h.Keys)];
        int deferred = await RunDeferredAsync(state, held, now, cancellationToken);
        (List<LedgerHead> logs, HashSet<(int, int)> blocked) = await FindLogsAsync(state, now, cancellationToken);
        (List<LedgerKey> due, List<LedgerKey> overdueHeld) = await FindKeysAsync(state, held, blocked, now, cancellationToken);
        int boxes = 0;
        foreach (LedgerKey[] part in due.Chunk(KeysAtOnce))
        {
            boxes += await _eraser.ExpireAsync([.. part.Select(k => k.Number)], cancellationToken);
        }

        var purged = new List<string>();
        var dropped = new HashSet<(int, int)>();
        foreach (LedgerHead log in logs.Where(l => overdueHeld.All(k => k.Name.Class != l.Class || k.Name.Month != l.Month)))
        {
            // all logs of a class and month end together
            if (!dropped.Contains((log.Class, log.Month)) && !blocked.Contains((log.Class, log.Month)) && await _ledger.TryDropAsync(log.Class, log.Month, cancellationToken))
            {
                dropped.Add((log.Class, log.Month));
            }

            while (!dropped.Contains((log.Class, log.Month)) && await _ledger.DeleteRecordsAsync(log.Log, RecordsAtOnce, cancellationToken) == RecordsAtOnce)
            {
            }

            await _ledger.UpdateStateAsync(s => s.Purged(log.Class, log.Month), cancellationToken);
            purged.Add(new LedgerCheckpoint(log.Log.ToString("n"), log.Size, log.Root).ToText());
        }

        DateOnly today = ChinaCalendar.DateOf(now);
        return new RetentionRun
        {
            Keys = due.GroupBy(k => _policy.Find(k.Name.Class)!.Code).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal),
            Boxes = boxes,
            Logs = purged,
            Deferred = deferred,
            Held = overdueHeld.Count,
            CasesForgotten = [.. state.ForgottenCases(_policy, now)],
            ReviewDue = [.. state.Holds.Where(h => h.ReviewOn < today).Select(h => h.Id)],
        };
    }

    private async ValueTask<int> RunDeferredAsync(RetentionState state, HashSet<long> held, long now, CancellationToken cancellationToken)
    {
        var due = new List<DeferredErasure>();
        foreach (DeferredErasure put in state.Deferred.Where(d => (d.NotBefore <= now || d.NotBefore == RecordHeader.Open) && !held.Contains(d.Key)))
        {
            // where a case is open, or was closed since, the term is another than when it was put off
            LedgerKey? key = (await _ledger.Store.Keys.ReadAsync(put.Key - 1, 1, cancellationToken)).FirstOrDefault(k => k.Number == put.Key);
            if (key is null || _policy.Find(key.Name.Class) is not { } term || EndOfMinimum(state, term, key.Name.Month) <= now)
            {
                due.Add(put);
            }
        }

        int done = 0;
        foreach (IGrouping<string, DeferredErasure> request in due.GroupBy(d => d.Request))
        {
            done += await _eraser.EraseDeferredAsync(request.Key, [.. request.Select(d => d.Key)], cancellationToken);
        }

        return done;
    }

    // Logs whose time is over, and those whose time the policy says is over but a header still forbids.
    private async ValueTask<(List<LedgerHead> Logs, HashSet<(int, int)> Blocked)> FindLogsAsync(RetentionState state, long now, CancellationToken cancellationToken)
    {
        var logs = new List<LedgerHead>();
        var blocked = new HashSet<(int, int)>();
        await using ILedgerReader reader = await _ledger.OpenReaderAsync(cancellationToken);
        foreach (LedgerHead head in await reader.ReadHeadsAsync(cancellationToken))
        {
            if (head.State == LedgerLogState.Purged || !IsOver(state, head.Class, head.Month, now))
            {
                continue;
            }

            // a term that was fixed when a record was written never becomes shorter
            bool free = true;
            await foreach (LedgerEntry entry in reader.ReadLogAsync(head.Log, 0, cancellationToken))
            {
                free &= RecordHeader.TryRead(entry.Header.Span, out RecordHeader? header)
                    && (header.KeepUntilMin <= now || (header.KeepUntilMin == RecordHeader.Open && _policy.Find(head.Class) is { Start: TermStart.Case }));
                if (!free)
                {
                    break;
                }
            }

            if (free)
            {
                logs.Add(head);
            }
            else
            {
                blocked.Add((head.Class, head.Month));
            }
        }

        return (logs, blocked);
    }

    private async ValueTask<(List<LedgerKey> Due, List<LedgerKey> Held)> FindKeysAsync(
        RetentionState state, HashSet<long> held, HashSet<(int, int)> blocked, long now, CancellationToken cancellationToken)
    {
        var due = new List<LedgerKey>();
        var overdueHeld = new List<LedgerKey>();
        long after = 0;
        IReadOnlyList<LedgerKey> page;
        do
        {
            page = await _ledger.Store.Keys.ReadAsync(after, KeysAtOnce, cancellationToken);
            foreach (LedgerKey key in page.Where(k => IsOver(state, k.Name.Class, k.Name.Month, now) && !blocked.Contains((k.Name.Class, k.Name.Month))))
            {
                (held.Contains(key.Number) ? overdueHeld : due).Add(key);
            }

            after = page.Count > 0 ? page[^1].Number : after;
        }
        while (page.Count == KeysAtOnce);
        return (due, overdueHeld);
    }

    // 0 where nothing says how long
    private static long EndOfMinimum(RetentionState state, RetentionClass term, int month) =>
        term is { MinimumMonths: > 0 } or { Start: TermStart.Case } ? state.EndOf(term, month, term.MinimumMonths) : 0;

    private bool IsOver(RetentionState state, int retentionClass, int month, long now) =>
        _policy.Find(retentionClass) is { } term && state.EndOf(term, month, Math.Max(term.MinimumMonths, term.MaximumMonths)) <= now;

    private async ValueTask<bool> IsClockAheadAsync(CancellationToken cancellationToken)
    {
        TimeSpan running = _time.GetElapsedTime(_startedTicks);
        TimeSpan byClock = _time.GetUtcNow() - _startedAt;
        if (byClock - running > LongestJump)
        {
            return true;
        }

        // at a start after a long pause the clock is believed once the service has run for a day
        long last = await _ledger.LastRecordedAtStartAsync(cancellationToken);
        return last > 0 && running < Settling && _startedAt - DateTimeOffset.FromUnixTimeMilliseconds(last) > LongestJump;
    }
}
