namespace GenAiMeasures.Storage.PostgreSql;

// The first opening of a process, and the one after a failed write.
internal sealed partial class JournalLedgerStore
{
    private async ValueTask OpenFirstAsync(CancellationToken cancellationToken)
    {
        JournalState state;
        try
        {
            JournalState? kept = JournalStateFile.Read(Folder);
            if (kept is null && JournalSegment.Find(Folder).Count > 0)
            {
                throw JournalErrors.Corrupt(JournalStateFile.PathOf(Folder), 0);
            }

            state = kept ?? await BeginAsync(cancellationToken).ConfigureAwait(false);
            Staged.Open();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw JournalErrors.Failed(Folder, exception);
        }

        Dictionary<Guid, long> unshipped = Replay(state);
        _state = state;
        _numbers = new KeyNumbers(state.Number, state.KeysReserved);
        Reserve();
        var shipper = new Shipper(this, _connections, state, _stateLock, Folder, unshipped, _time);
        try
        {
            await shipper.TryJoinAsync(StartPatience, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            shipper.Dispose();
            _state = null;
            _journal.Dispose();
            throw;
        }

        _shipper = shipper;
        _lease = new InstanceLease(_connections, state.Instance, TimeSpan.FromSeconds(_connections.Options.LeaseSeconds), _time);
        _lease.Start();
        _poll.Start();
        shipper.Start();
        if (shipper.IsJoined)
        {
            await shipper.TryDrainAsync(StartDrain, cancellationToken).ConfigureAwait(false);
        }
    }

    // the one start that needs the database
    private async ValueTask<JournalState> BeginAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(StartDrain);
        try
        {
            await PostgreSqlSchema.EnsureAsync(_connections, patience.Token).ConfigureAwait(false);
            PostgreSqlInstance instance = await InstanceQueries.RegisterAsync(
                _connections, TimeSpan.FromSeconds(_connections.Options.LeaseSeconds), patience.Token).ConfigureAwait(false);
            await _connections.WriteAsync("journal", (c, t) => InstanceRows.MarkJournalAsync(c, t, instance.Id, patience.Token), patience.Token).ConfigureAwait(false);
            var state = new JournalState { Instance = instance.Id, Number = instance.Number };
            JournalStateFile.Write(Folder, state);
            return state;
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw ShippingErrors.NothingToStartFrom(Folder, PostgreSqlErrors.Explain(exception is OperationCanceledException ? new TimeoutException("", exception) : exception));
        }
    }

    // Gives the place of every log's first record that is not known to be shipped.
    private Dictionary<Guid, long> Replay(JournalState state)
    {
        var unshipped = new Dictionary<Guid, long>();
        long known = state.Group;
        _journal.Open(state.Shipped, group =>
        {
            foreach (LedgerEntry entry in group.Entries)
            {
                unshipped.TryAdd(entry.Log, entry.Sequence);
            }

            if (group.Number > state.Group)
            {
                state.Apply(group);
            }
        });
        return _journal.LastGroup >= known ? unshipped : throw JournalErrors.Missing(Folder, _journal.LastGroup + 1, known);
    }

    // after a failed write: what is really there counts
    private void ReadAgain()
    {
        lock (_stateLock)
        {
            JournalState before = State;
            JournalState state = JournalStateFile.Read(Folder) ?? throw JournalErrors.Corrupt(JournalStateFile.PathOf(Folder), 0);
            Replay(state);
            state.Shipped = before.Shipped;
            state.ErasuresSeen = before.ErasuresSeen;
            foreach ((string name, ReadOnlyMemory<byte> value) in before.Settings)
            {
                state.Settings[name] = value;
            }

            _state = state;
            _shipper!.Use(state);
        }

        Staged.Open();
    }

    private void Reserve()
    {
        lock (_stateLock)
        {
            State.KeysReserved += KeysAtOnce;
        }

        Save();
    }
}
