using Microsoft.Extensions.Options;

namespace GenAiMeasures;

// What the ledger records of itself while a host runs: that it runs, that the clock was set, that a request waits too long.
internal sealed class LedgerPulse(Ledger ledger, IOptions<GenAiComplianceOptions> options, TimeProvider time, ComplianceLog log)
{
    private readonly RecordOptions _options = options.Value.Records;
    private readonly HashSet<(string Request, DateOnly Day)> _alarmed = [];
    private readonly long _startedTicks = time.GetTimestamp();
    private DateTimeOffset _lookedAt = time.GetUtcNow();
    private long _lookedTicks = time.GetTimestamp();

    // a clock that is behind the last record was set back while the service was down
    internal async ValueTask StartAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        var last = DateTimeOffset.FromUnixTimeMilliseconds(await ledger.LastRecordedAtStartAsync(cancellationToken));
        if (last - now > TimeSpan.FromSeconds(_options.ClockJumpSeconds))
        {
            await RecordJumpAsync(last, now, atStart: true, cancellationToken);
        }
    }

    internal async ValueTask BeatAsync(CancellationToken cancellationToken)
    {
        await LookAtClockAsync(cancellationToken);
        await LookAtRequestsAsync(cancellationToken);
        await ledger.AppendAsync(
            new Heartbeat { RunningSeconds = (long)time.GetElapsedTime(_startedTicks).TotalSeconds, Records = ledger.Written }, cancellationToken);
    }

    private async ValueTask LookAtClockAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        DateTimeOffset expected = _lookedAt + time.GetElapsedTime(_lookedTicks);
        _lookedAt = now;
        _lookedTicks = time.GetTimestamp();
        if ((now - expected).Duration() > TimeSpan.FromSeconds(_options.ClockJumpSeconds))
        {
            await RecordJumpAsync(expected, now, atStart: false, cancellationToken);
        }
    }

    private async ValueTask LookAtRequestsAsync(CancellationToken cancellationToken)
    {
        DateOnly today = ChinaCalendar.DateOf(time.GetUtcNow().ToUnixTimeMilliseconds());
        foreach (OpenSubjectRequest request in (await ledger.ReadStateAsync(cancellationToken)).Requests)
        {
            // once a day
            if (request.IsOverdue(today) && _alarmed.Add((request.Id, today)))
            {
                log.RequestOverdue(request.Id, request.Due, today.DayNumber - request.SubmittedOn.DayNumber);
            }
        }

        _alarmed.RemoveWhere(a => a.Day != today);
    }

    private async ValueTask RecordJumpAsync(DateTimeOffset expected, DateTimeOffset shown, bool atStart, CancellationToken cancellationToken)
    {
        log.ClockJumped((long)(shown - expected).TotalSeconds);
        await ledger.AppendAsync(new ClockJumped { Expected = expected, Shown = shown, AtStart = atStart }, cancellationToken);
    }
}
