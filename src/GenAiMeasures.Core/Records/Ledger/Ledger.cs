using System.Globalization;
using System.Security.Cryptography;
using System.Threading.Channels;
using Microsoft.Extensions.Options;

namespace GenAiMeasures;

// The one writer of a ledger: takes records in the order in which they are handed over, gives them their place in the
// tree, and commits as many at once as have come together while the store was busy (group commit).
internal sealed partial class Ledger : ILedger, IAsyncDisposable, IDisposable
{
    internal const string KeyCheck = "key_check";

    private const int MaxBatch = 1_000;

    private readonly ILedgerStore _store;
    private readonly RecordOptions _options;
    private readonly TimeProvider _time;
    private readonly ComplianceLog _log;
    private readonly ByteBudget _budget;
    private readonly Channel<PendingRecord> _queue = Channel.CreateUnbounded<PendingRecord>(new UnboundedChannelOptions { SingleReader = true });
    private readonly SemaphoreSlim _storeGate = new(1, 1);
    private readonly Lazy<Task> _writer;
    private readonly IKeyEncryptionKeyProvider _provider;
    private readonly RandomSource _random;
    private readonly RetentionPolicy _policy;
    private readonly AcknowledgementPolicy _acknowledgements;
    private readonly List<string> _paths;
    private readonly CheckpointKeeper _keeper;
    private readonly ErasureLedger _erasures;
    private ITimer? _timer;
    private int _disposed;
    private long _written;
    private int _erasedAgain;
    private LedgerWriting? _writing;
    private LedgerSecret? _secret;
    private KeyRing? _keys;
    private volatile LedgerUnavailableException? _failure;

    public Ledger(
        ILedgerStore store,
        IOptions<GenAiComplianceOptions> options,
        TimeProvider time,
        ComplianceLog log,
        RandomSource random,
        IKeyEncryptionKeyProvider? provider = null,
        INoteSigner? signer = null)
    {
        _paths = [.. new[] { store.CheckpointPath }.OfType<string>(), .. options.Value.Records.CheckpointPaths];
        _keeper = new CheckpointKeeper(_paths, signer ?? store.DefaultSigner);
        _erasures = new ErasureLedger(_paths);
        _store = store;
        _policy = RetentionPolicy.Of(options.Value.Records);
        _acknowledgements = new AcknowledgementPolicy(options.Value.Records.Acknowledgements);
        _options = options.Value.Records;
        _time = time;
        _log = log;
        _random = random;
        _provider = provider ?? store.DefaultKeyProvider;
        _budget = new ByteBudget(_options.QueueBytes);
        _writer = new Lazy<Task>(() => Task.Factory.StartNew(
            WriteAsync, CancellationToken.None, TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach, TaskScheduler.Default).Unwrap());
    }

    // the last failure of the store, until something is durable again
    internal LedgerUnavailableException? Failure => _failure;

    // how many records this process has made durable
    internal long Written => Interlocked.Read(ref _written);

    internal async ValueTask OpenAsync(CancellationToken cancellationToken)
    {
        await _storeGate.WaitAsync(cancellationToken);
        try
        {
            await EnsureOpenAsync(cancellationToken);
        }
        finally
        {
            _storeGate.Release();
        }
    }

    public async ValueTask AppendAsync(LedgerRecord record, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (record.TermCase is { } mark)
        {
            await AppendToCaseAsync(record, mark, cancellationToken);
        }
        else if (_acknowledgements.Of(record.Kind) == RecordAcknowledgement.Buffered)
        {
            ObserveBuffered(await QueueAsync(PendingRecord.Of(record), cancellationToken));
        }
        else
        {
            await EnqueueAsync(PendingRecord.Of(record), cancellationToken);
        }
    }

    public async ValueTask<string> GetPseudonymAsync(Subject subject, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(subject);
        if (_secret is null)
        {
            await OpenAsync(cancellationToken);
        }

        return _secret!.Pseudonym(subject);
    }

    // A task that ends when the record is durable, with its place.
    internal async ValueTask<RecordReference> EnqueueAsync(PendingRecord pending, CancellationToken cancellationToken)
    {
        Task<RecordReference> durable = await QueueAsync(pending, cancellationToken);
        await Wait(durable, cancellationToken);
        return await durable;
    }

    // waits for room in the queue only
    private async ValueTask<Task<RecordReference>> QueueAsync(PendingRecord pending, CancellationToken cancellationToken)
    {
        Task granted = _budget.TakeAsync(pending.Length);
        if (!granted.IsCompletedSuccessfully)
        {
            await Wait(granted, cancellationToken);
        }

        _ = _writer.Value;
        if (!_queue.Writer.TryWrite(pending))
        {
            _budget.GiveBack(pending.Length);
            throw new LedgerUnavailableException("The ledger is closed: the service is shutting down.");
        }

        return pending.Durable.Task;
    }

    // a container that holds it under two types disposes it twice
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
        {
            return;
        }

        _queue.Writer.TryComplete();
        if (_timer is not null)
        {
            await _timer.DisposeAsync();
        }

        if (_writer.IsValueCreated)
        {
            await _writer.Value;
        }

        await SignAsync();
        _keys?.Dispose();
        _storeGate.Dispose();
    }

    // a container that is disposed the synchronous way waits as well: what is queued is written
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
        {
            return;
        }

        _queue.Writer.TryComplete();
        _timer?.Dispose();
        if (_writer.IsValueCreated)
        {
            _writer.Value.GetAwaiter().GetResult();
        }

        SignAsync().GetAwaiter().GetResult();
        _keys?.Dispose();
        _storeGate.Dispose();
    }

    private async Task Wait(Task task, CancellationToken cancellationToken)
    {
        try
        {
            await task.WaitAsync(_options.Timeout, _time, cancellationToken);
        }
        catch (TimeoutException exception)
        {
            throw new LedgerUnavailableException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The ledger's recorder did not make a record durable within {_options.TimeoutMilliseconds} ms (GenAiMeasures:Records:TimeoutMilliseconds). Check the disk of the ledger store."),
                exception);
        }
    }

    private async Task WriteAsync()
    {
        var batch = new List<PendingRecord>(MaxBatch);
        while (await _queue.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            while (batch.Count < MaxBatch && _queue.Reader.TryRead(out PendingRecord? record))
            {
                batch.Add(record);
            }

            await CommitAsync(batch).ConfigureAwait(false);
            batch.Clear();
        }
    }

    private async Task CommitAsync(List<PendingRecord> batch)
    {
        await _storeGate.WaitAsync().ConfigureAwait(false);
        List<PendingRecord> left = batch;
        try
        {
            left = Admit(batch);
            LedgerUnavailableException? failure = await TryCommitAsync(left).ConfigureAwait(false);
            if (failure is not null && ReliefOf(left, failure) is { Count: > 0 } relief)
            {
                left = relief;
                failure = await TryCommitAsync(left).ConfigureAwait(false);
            }

            if (failure is not null)
            {
                left.ForEach(r => r.Durable.SetException(failure));
            }
        }
        finally
        {
            _storeGate.Release();
            foreach (PendingRecord record in batch)
            {
                _budget.GiveBack(record.Length);
            }
        }
    }

    private async Task<LedgerUnavailableException?> TryCommitAsync(List<PendingRecord> batch)
    {
        if (batch.Count == 0)
        {
            return null;
        }

        try
        {
            await EnsureOpenAsync(CancellationToken.None).ConfigureAwait(false);
            LedgerWritten written = await CommitOpenAsync(_writing!, batch, CancellationToken.None).ConfigureAwait(false);
            _failure = null;
            Interlocked.Add(ref _written, batch.Count);
            for (int i = 0; i < batch.Count; i++)
            {
                LedgerEntry entry = written.Entries[i];
                batch[i].Durable.SetResult(new RecordReference(entry.Log, entry.Sequence, entry.LeafHash));
            }

            return null;
        }
#pragma warning disable CA1031 // every failure of a store goes to those who wait, never into the void
        catch (Exception exception)
#pragma warning restore CA1031
        {
            // what the file holds now is not known here: it is read again before the next record
            _writing = null;
            return _failure = exception as LedgerUnavailableException
                ?? new LedgerUnavailableException($"The ledger store failed ({exception.GetType().Name}). Check its disk and permissions.", exception);
        }
    }

    private async ValueTask<LedgerWritten> CommitOpenAsync(LedgerWriting writing, IReadOnlyList<PendingRecord> batch, CancellationToken cancellationToken)
    {
        LedgerWritten written = await writing.WriteAsync(batch, cancellationToken).ConfigureAwait(false);
        await _store.CommitAsync(written.Entries, written.Heads, cancellationToken).ConfigureAwait(false);
        writing.Committed(written);
        return written;
    }

    private async ValueTask EnsureOpenAsync(CancellationToken cancellationToken)
    {
        if (_writing is not null)
        {
            return;
        }

        LedgerOpening opening = await _store.OpenAsync(cancellationToken).ConfigureAwait(false);
        bool reopening = _secret is not null;
        LedgerSecret secret = _secret ?? await ReadSecretAsync(opening, cancellationToken).ConfigureAwait(false);
        _keys ??= new KeyRing(_store.Keys, _provider, _random, _time);
        _keys.Clear();
        if (!reopening && _store.IsReadable)
        {
            await _keeper.CheckAsync(_store, cancellationToken).ConfigureAwait(false);
            _erasedAgain = await EraseAgainAsync(cancellationToken).ConfigureAwait(false);
        }

        _state = RetentionStateOf(opening);
        _settings = new Dictionary<string, ReadOnlyMemory<byte>>(opening.Settings, StringComparer.Ordinal);
        if (!reopening)
        {
            _lastRecordedAtStart = opening.LastRecordedAt;
        }

        var writing = new LedgerWriting(opening, _policy, secret, _keys, _random, _time);
        if (!reopening && opening.OpenExchanges.Count > 0)
        {
            // exchanges of an earlier process: nobody will settle them any more
            await RecoverAsync(writing, opening.OpenExchanges, cancellationToken).ConfigureAwait(false);
        }

        _secret = secret;
        _writing = writing;
        if (_paths.Count > 0)
        {
            var interval = TimeSpan.FromSeconds(_options.CheckpointSeconds);
            _timer ??= _time.CreateTimer(_ => Observe(SignAsync()), null, interval, interval);
        }
    }

    // another secret would give every subject another pseudonym, and find nobody's keys
    private async ValueTask<LedgerSecret> ReadSecretAsync(LedgerOpening opening, CancellationToken cancellationToken)
    {
        bool isNew = !opening.Settings.TryGetValue(KeyCheck, out ReadOnlyMemory<byte> kept);
        byte[] bytes = await _provider.GetSecretAsync(mayCreate: isNew, cancellationToken).ConfigureAwait(false);
        var secret = new LedgerSecret(bytes);
        CryptographicOperations.ZeroMemory(bytes);
        if (isNew && _store.SharedState is { } shared)
        {
            // of several that start at once on an empty store, the first one's secret is the ledger's
            isNew = await shared.TrySetAsync(KeyCheck, null, secret.Check, cancellationToken).ConfigureAwait(false);
            kept = isNew ? kept : await shared.FindSettingAsync(KeyCheck, cancellationToken).ConfigureAwait(false) ?? default;
        }
        else if (isNew)
        {
            await _store.SetAsync(KeyCheck, secret.Check, cancellationToken).ConfigureAwait(false);
        }

        if (!isNew && !CryptographicOperations.FixedTimeEquals(kept.Span, secret.Check))
        {
            throw new LedgerUnavailableException(
                "The ledger's keys are not those under which its store was written. Bring the key file of this ledger back from its backup.");
        }

        return secret;
    }

    private async ValueTask RecoverAsync(LedgerWriting writing, IReadOnlyList<OpenExchange> open, CancellationToken cancellationToken)
    {
        foreach (OpenExchange[] part in open.Chunk(MaxBatch))
        {
            var settled = new List<PendingRecord>(part.Length);
            foreach (OpenExchange exchange in part)
            {
                var record = new ExchangeSettled { Exchange = exchange.Exchange, Outcome = ExchangeOutcome.Interrupted };
                PartKey? key = exchange.Key is { } number ? await _keys!.FindAsync(number, cancellationToken).ConfigureAwait(false) : null;
                settled.Add(new PendingRecord(record, RecordCodec.Write(record)) { Key = key?.Name });
            }

            await CommitOpenAsync(writing, settled, cancellationToken).ConfigureAwait(false);
        }

        _log.Interrupted(open.Count);
    }
}
