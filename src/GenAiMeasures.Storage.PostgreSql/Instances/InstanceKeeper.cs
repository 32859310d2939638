namespace GenAiMeasures.Storage.PostgreSql;

// What one instance at a time does for all: closes the logs of instances that do not come back, puts that on record, settles what
// they left open, and merges the checkpoints of all logs. Used by one caller at a time.
internal sealed class InstanceKeeper(PostgreSqlConnections connections, ILedger ledger, GlobalMerger merger, TimeProvider time)
{
    internal const string Role = "keeper";

    private long? _fence;
    private long _heldSince;
    private long _mergedAt;

    private TimeSpan Lease => TimeSpan.FromSeconds(connections.Options.LeaseSeconds);

    private TimeSpan Grace => TimeSpan.FromSeconds(connections.Options.GraceSeconds);

    // One round; does nothing where another instance has the role.
    internal async ValueTask<bool> RunAsync(Guid instance, bool merge, CancellationToken cancellationToken)
    {
        long? fence = null;
        try
        {
            fence = await connections.WriteAsync("role", (c, t) => RoleLease.TryTakeAsync(c, t, Role, instance, Lease, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (fence is null || fence != _fence)
            {
                // After an outage of the database every lease has run out. Whoever closes others has watched them for as long as they
                // have to come back.
                _heldSince = time.GetTimestamp();
                _fence = fence;
            }
        }

        if (_fence is not { } held)
        {
            return false;
        }

        if (time.GetElapsedTime(_heldSince) >= Grace)
        {
            await CloseDeadAsync(instance, held, cancellationToken).ConfigureAwait(false);
        }

        await NoteClosedAsync(instance, cancellationToken).ConfigureAwait(false);
        if (merge || _mergedAt == 0 || time.GetElapsedTime(_mergedAt) >= TimeSpan.FromSeconds(connections.Options.MergeSeconds))
        {
            await merger.MergeAsync(instance, held, cancellationToken).ConfigureAwait(false);
            _mergedAt = time.GetTimestamp();
        }

        return true;
    }

    private async ValueTask CloseDeadAsync(Guid instance, long fence, CancellationToken cancellationToken)
    {
        List<DeadInstance> dead = await connections.ReadAsync(c => InstanceRows.FindDeadAsync(c, Grace, cancellationToken), cancellationToken).ConfigureAwait(false);
        foreach (DeadInstance gone in dead.Where(d => d.Id != instance))
        {
            await connections.WriteAsync(
                "close dead",
                async (c, t) => await RoleLease.HoldAsync(c, t, Role, instance, fence, cancellationToken).ConfigureAwait(false)
                    && await InstanceRows.CloseAsync(c, t, gone, Grace, cancellationToken).ConfigureAwait(false) is not null,
                cancellationToken).ConfigureAwait(false);
        }
    }

    // On record from what the tables say, so that a keeper that ends in between leaves it to the next one.
    private async ValueTask NoteClosedAsync(Guid instance, CancellationToken cancellationToken)
    {
        foreach (DeadInstance gone in await connections.ReadAsync(c => InstanceRows.FindUnnotedAsync(c, cancellationToken), cancellationToken).ConfigureAwait(false))
        {
            List<LedgerHead> heads = await connections.ReadAsync(c => HeadRows.ReadAsync(c, gone.Id, cancellationToken), cancellationToken).ConfigureAwait(false);
            List<(Guid Log, ExchangeId Exchange)> open = await connections.ReadAsync(
                c => InstanceRows.ReadOpenExchangesAsync(c, gone.Id, cancellationToken), cancellationToken).ConfigureAwait(false);
            if (heads.Count > 0)
            {
                await ledger.AppendAsync(
                    new LogsClosed
                    {
                        Instance = gone.Id.ToString("n"),
                        Fence = gone.Fence,
                        Logs = TextOf(heads),
                        OpenExchanges = open.Count,
                        HasJournal = gone.HasJournal,
                    },
                    cancellationToken).ConfigureAwait(false);
            }

            // those of an instance with a journal may be settled in it
            if (!gone.HasJournal)
            {
                await SettleAsync(instance, gone.Id, open, cancellationToken).ConfigureAwait(false);
            }

            await connections.WriteAsync("noted", (c, t) => InstanceRows.NoteAsync(c, t, gone, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
    }

    internal async ValueTask SettleAsync(Guid keeper, Guid gone, List<(Guid Log, ExchangeId Exchange)> open, CancellationToken cancellationToken)
    {
        await connections.WriteAsync("keep", (c, t) => InstanceRows.KeepAsync(c, t, gone, keeper, cancellationToken), cancellationToken).ConfigureAwait(false);
        foreach ((Guid log, ExchangeId exchange) in open)
        {
            await ledger.AppendAsync(new ExchangeSettled { Exchange = exchange, Outcome = ExchangeOutcome.Interrupted }, cancellationToken).ConfigureAwait(false);
            await connections.WriteAsync("settled", (c, t) => InstanceRows.ForgetExchangeAsync(c, t, log, exchange, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
    }

    // What was not shipped is declared lost, with a reason; what was open is settled as interrupted.
    internal async ValueTask<bool> DeclareLostAsync(Guid keeper, Guid gone, string by, string reason, CancellationToken cancellationToken)
    {
        List<(Guid Log, ExchangeId Exchange)> open = await connections.ReadAsync(
            c => InstanceRows.ReadOpenExchangesAsync(c, gone, cancellationToken), cancellationToken).ConfigureAwait(false);
        if (!await connections.WriteAsync("lost", (c, t) => InstanceRows.LoseAsync(c, t, gone, cancellationToken), cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        List<LedgerHead> heads = await connections.ReadAsync(c => HeadRows.ReadAsync(c, gone, cancellationToken), cancellationToken).ConfigureAwait(false);
        await ledger.AppendAsync(
            new JournalLost { Instance = gone.ToString("n"), Logs = TextOf(heads), OpenExchanges = open.Count, By = by, Reason = reason }, cancellationToken).ConfigureAwait(false);
        await SettleAsync(keeper, gone, open, cancellationToken).ConfigureAwait(false);
        return true;
    }

    internal static IReadOnlyList<string> TextOf(IEnumerable<LedgerHead> heads) =>
        [.. heads.Where(h => h.State != LedgerLogState.Purged).Select(h => new LedgerCheckpoint(h.Log.ToString("n"), h.Size, h.Root).ToText())];
}
