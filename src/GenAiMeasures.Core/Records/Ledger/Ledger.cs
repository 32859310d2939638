using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using Microsoft.Extensions.Options;

namespace GenAiMeasures;

// The one writer of a ledger: takes records in the order in which they are handed over, gives them their place in the
// tree, and commits as many at once as have come together while the store was busy (group commit).
internal sealed class Ledger : ILedger, IAsyncDisposable, IDisposable
{
    private const int MaxBatch = 1_000;

    private readonly ILedgerStore _store;
    private readonly RecordOptions _options;
    private readonly TimeProvider _time;
    private readonly ComplianceLog _log;
    private readonly ByteBudget _budget;
    private readonly Channel<PendingRecord> _queue = Channel.CreateUnbounded<PendingRecord>(new UnboundedChannelOptions { SingleReader = true });
    private readonly SemaphoreSlim _storeGate = new(1, 1);
    private readonly Lazy<Task> _writer;
    private MerkleFrontier? _tree;
    private byte[] _pseudonymKey = [];
    private long _lastRecordedAt;
    private volatile LedgerUnavailableException? _failure;

    public Ledger(ILedgerStore store, IOptions<GenAiComplianceOptions> options, TimeProvider time, ComplianceLog log)
    {
        _store = store;
        _options = options.Value.Records;
        _time = time;
        _log = log;
        _budget = new ByteBudget(_options.QueueBytes);
        _writer = new Lazy<Task>(() => Task.Factory.StartNew(
            WriteAsync, CancellationToken.None, TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach, TaskScheduler.Default).Unwrap());
    }

    // the last failure of the store, until something is durable again
    internal LedgerUnavailableException? Failure => _failure;

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
        byte[] body = RecordCodec.Write(record);
        var pending = new PendingRecord(record.Kind, record.ExchangeId, body);
        Task granted = _budget.TakeAsync(body.Length);
        if (!granted.IsCompletedSuccessfully)
        {
            await Wait(granted, cancellationToken);
        }

        _ = _writer.Value;
        if (!_queue.Writer.TryWrite(pending))
        {
            _budget.GiveBack(body.Length);
            throw new LedgerUnavailableException("The ledger is closed: the service is shutting down.");
        }

        await Wait(pending.Durable.Task, cancellationToken);
    }

    public async ValueTask<string> GetPseudonymAsync(Subject subject, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(subject);
        if (_tree is null)
        {
            await OpenAsync(cancellationToken);
        }

        byte[] name = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{subject.Tenant}\0{subject.Id}"));
        return Convert.ToHexStringLower(HMACSHA256.HashData(_pseudonymKey, name).AsSpan(0, 16));
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        if (_writer.IsValueCreated)
        {
            await _writer.Value;
        }

        _storeGate.Dispose();
    }

    // a container that is disposed the synchronous way waits as well: what is queued is written
    public void Dispose()
    {
        _queue.Writer.TryComplete();
        if (_writer.IsValueCreated)
        {
            _writer.Value.GetAwaiter().GetResult();
        }

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
        try
        {
            await EnsureOpenAsync(CancellationToken.None).ConfigureAwait(false);
            await CommitOpenAsync(batch).ConfigureAwait(false);
            _failure = null;
            foreach (PendingRecord record in batch)
            {
                record.Durable.SetResult();
            }
        }
#pragma warning disable CA1031 // every failure of a store goes to those who wait, never into the void
        catch (Exception exception)
#pragma warning restore CA1031
        {
            // what the file holds now is not known here: it is read again before the next record
            _tree = null;
            _failure = exception as LedgerUnavailableException
                ?? new LedgerUnavailableException($"The ledger store failed ({exception.GetType().Name}). Check its disk and permissions.", exception);
            foreach (PendingRecord record in batch)
            {
                record.Durable.SetException(_failure);
            }
        }
        finally
        {
            _storeGate.Release();
            foreach (PendingRecord record in batch)
            {
                _budget.GiveBack(record.Body.Length);
            }
        }
    }

    private async Task CommitOpenAsync(List<PendingRecord> batch)
    {
        MerkleFrontier tree = _tree!.Clone();
        var entries = new List<LedgerEntry>(batch.Count);
        foreach (PendingRecord record in batch)
        {
            entries.Add(Enter(tree, record.Kind, record.Exchange, record.Body));
        }

        await _store.CommitAsync(entries, new LedgerHead(tree.Size, tree.Root(), tree.Export()), CancellationToken.None).ConfigureAwait(false);
        _tree = tree;
    }

    private LedgerEntry Enter(MerkleFrontier tree, RecordKind kind, ExchangeId? exchange, byte[] body)
    {
        // a clock that is set back does not set the ledger back
        _lastRecordedAt = Math.Max(_lastRecordedAt, _time.GetUtcNow().ToUnixTimeMilliseconds());
        var entry = new LedgerEntry
        {
            Sequence = tree.Size,
            Kind = kind,
            RecordedAt = DateTimeOffset.FromUnixTimeMilliseconds(_lastRecordedAt),
            Exchange = exchange,
            Body = body,
            LeafHash = default,
        };
        byte[] hash = entry.ComputeLeafHash();
        tree.Append(hash);
        return entry with { LeafHash = hash };
    }

    private async ValueTask EnsureOpenAsync(CancellationToken cancellationToken)
    {
        if (_tree is not null)
        {
            return;
        }

        bool reopening = _pseudonymKey.Length > 0;
        LedgerOpening opening = await _store.OpenAsync(cancellationToken).ConfigureAwait(false);
        MerkleFrontier tree = MerkleFrontier.Import(opening.Head.Size, opening.Head.Frontier.Span);
        _pseudonymKey = opening.PseudonymKey.ToArray();
        if (!reopening && opening.OpenExchanges.Count > 0)
        {
            // exchanges of an earlier process: nobody will settle them any more
            tree = await RecoverAsync(tree, opening.OpenExchanges, cancellationToken).ConfigureAwait(false);
        }

        _tree = tree;
    }

    private async ValueTask<MerkleFrontier> RecoverAsync(MerkleFrontier tree, IReadOnlyList<ExchangeId> open, CancellationToken cancellationToken)
    {
        foreach (ExchangeId[] part in open.Chunk(MaxBatch))
        {
            List<LedgerEntry> entries = [.. part.Select(id => Enter(
                tree,
                RecordKind.ExchangeSettled,
                id,
                RecordCodec.Write(new ExchangeSettled { Exchange = id, Outcome = ExchangeOutcome.Interrupted })))];
            await _store.CommitAsync(entries, new LedgerHead(tree.Size, tree.Root(), tree.Export()), cancellationToken).ConfigureAwait(false);
        }

        _log.Interrupted(open.Count);
        return tree;
    }
}
