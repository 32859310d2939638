using Npgsql;

namespace GenAiMeasures.Storage.PostgreSql;

// Renews the lease of this process's instance, apart from whatever else the database is asked: a slow commit must not look like a
// dead writer. That it could not be renewed is found out by the next commit; here is nobody to tell.
internal sealed class InstanceLease(PostgreSqlConnections connections, Guid instance, TimeSpan length, TimeProvider time) : IAsyncDisposable
{
    private readonly CancellationTokenSource _ending = new();
    private Task? _renewing;

    internal void Start() => _renewing ??= Task.Run(RenewAsync);

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync().ConfigureAwait(false);
        if (_renewing is not null)
        {
            await _renewing.ConfigureAwait(false);
        }

        _ending.Dispose();
    }

    private async Task RenewAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(Math.Max(100, length.TotalMilliseconds / 3)), time);
        try
        {
            while (await timer.WaitForNextTickAsync(_ending.Token).ConfigureAwait(false))
            {
                await TryAsync().ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // the process ends
        }
    }

    private async Task TryAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(_ending.Token);
        patience.CancelAfter(length);
        try
        {
            await connections.WriteAsync("lease", (c, t) => InstanceRows.RenewAsync(c, t, instance, length, stopped: false, patience.Token), patience.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is NpgsqlException or LedgerUnavailableException or IOException or TimeoutException
            || (exception is OperationCanceledException && !_ending.IsCancellationRequested))
        {
            // asked again in a moment
        }
    }
}
