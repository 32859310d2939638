using Npgsql;

namespace GenAiMeasures.Storage.PostgreSql;

// Asks each second for what other instances changed. Begins with the first opening of the store, ends with the process. While the
// database is away what is known stays in force.
internal sealed class PostgreSqlPoll : IAsyncDisposable, IDisposable
{
    private readonly IPolled[] _polled;
    private readonly TimeSpan _interval;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _ending = new();
    private readonly Lock _lock = new();
    private Task? _polling;
    private long _succeededAt;
    private int _answers;
    private volatile LedgerUnavailableException? _failure;

    public PostgreSqlPoll(PostgreSqlConnections connections, ErasureWatch erasures, StandingMap standings, TimeProvider time)
    {
        _polled = [erasures, standings];
        _interval = TimeSpan.FromMilliseconds(connections.Options.PollMilliseconds);
        _time = time;
        _succeededAt = time.GetTimestamp();
    }

    // the last failure, until an answer came
    internal LedgerUnavailableException? Failure => _failure;

    // for how long nothing was heard of other instances
    internal TimeSpan Silence => _time.GetElapsedTime(Interlocked.Read(ref _succeededAt));

    internal int Answers => Volatile.Read(ref _answers);

    internal void Start()
    {
        lock (_lock)
        {
            _polling ??= Task.Run(RunAsync);
        }
    }

    // One question now.
    internal async ValueTask PollAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (IPolled polled in _polled)
            {
                await polled.PollAsync(cancellationToken).ConfigureAwait(false);
            }

            Interlocked.Exchange(ref _succeededAt, _time.GetTimestamp());
            Interlocked.Increment(ref _answers);
            _failure = null;
        }
        catch (Exception exception) when (exception is NpgsqlException or LedgerUnavailableException or StateUnavailableException or IOException or TimeoutException
            || (exception is OperationCanceledException && !_ending.IsCancellationRequested))
        {
            _failure = PostgreSqlErrors.Explain(exception);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_ending.IsCancellationRequested)
        {
            return;
        }

        await _ending.CancelAsync().ConfigureAwait(false);
        if (_polling is not null)
        {
            await _polling.ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        DisposeAsync().AsTask().GetAwaiter().GetResult();
        _ending.Dispose();
    }

    private async Task RunAsync()
    {
        using var timer = new PeriodicTimer(_interval, _time);
        try
        {
            do
            {
                await PollAsync(_ending.Token).ConfigureAwait(false);
            }
            while (await timer.WaitForNextTickAsync(_ending.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            // the process ends
        }
    }
}
