namespace GenAiMeasures;

// Records whose terms begin with the end of their case, and records that nobody waits for.
internal sealed partial class Ledger
{
    // A case is known to be open before its first record is durable, and to be closed after its last one is: a crash in between
    // keeps records longer, never shorter.
    private async ValueTask AppendToCaseAsync(LedgerRecord record, RecordCase mark, CancellationToken cancellationToken)
    {
        int retentionClass = _policy.ClassOf(record.Kind).Id;
        await OpenCaseAsync(mark.Id, retentionClass, ChinaCalendar.MonthOf(_time.GetUtcNow().ToUnixTimeMilliseconds()), cancellationToken);
        RecordReference place = await EnqueueAsync(PendingRecord.Of(record), cancellationToken);
        int month = await RunAsync(writing => new ValueTask<int>(writing.HeadOf(place.Log).Month), cancellationToken);
        await OpenCaseAsync(mark.Id, retentionClass, month, cancellationToken);
        if (mark.IsClosed)
        {
            long end = Math.Max(_time.GetUtcNow().ToUnixTimeMilliseconds(), mark.EndsAt?.ToUnixTimeMilliseconds() ?? 0);
            await UpdateStateAsync(s => s.Closed(mark.Id, end), cancellationToken);
        }
    }

    private async ValueTask OpenCaseAsync(string id, int retentionClass, int month, CancellationToken cancellationToken)
    {
        RetentionState state = await ReadStateAsync(cancellationToken);
        if (!ReferenceEquals(state.Opened(id, retentionClass, month), state))
        {
            await UpdateStateAsync(s => s.Opened(id, retentionClass, month), cancellationToken);
        }
    }

    private async void ObserveBuffered(Task durable)
    {
        try
        {
            await durable.ConfigureAwait(false);
        }
#pragma warning disable CA1031 // nobody waits for it: what is left is to say so
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _log.BufferedRecordFailed(exception.InnerException?.GetType().Name ?? exception.GetType().Name);
        }
    }
}
