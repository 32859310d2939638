using System.Runtime.CompilerServices;
using Npgsql;

namespace GenAiMeasures.Storage.PostgreSql;

// The working state of people and cases: the same pool, and errors that say that state is what is missing. Thread-safe.
internal sealed class StateDatabase(PostgreSqlConnections connections)
{
    private volatile bool _isReady;

    // whether the chat path may not wait for the database
    internal bool NeverWaits => connections.Options.AckWhen == AckWhen.LocalJournal;

    internal async ValueTask<T> ReadAsync<T>(Func<NpgsqlConnection, ValueTask<T>> read, CancellationToken cancellationToken)
    {
        try
        {
            await EnsureReadyAsync(cancellationToken).ConfigureAwait(false);
            return await connections.ReadAsync(read, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw PostgreSqlErrors.ExplainState(exception);
        }
    }

    // the caller's token ends the waiting for a connection, not a write that has begun
    internal async ValueTask<T> WriteAsync<T>(string name, Func<NpgsqlConnection, NpgsqlTransaction, ValueTask<T>> write, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            await EnsureReadyAsync(cancellationToken).ConfigureAwait(false);
            return await connections.WriteAsync(name, write, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw PostgreSqlErrors.ExplainState(exception);
        }
    }

    internal async IAsyncEnumerable<T> ReadPagesAsync<T>(
        Func<NpgsqlConnection, string, ValueTask<List<T>>> read, Func<T, string> keyOf, int pageLength, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string after = "";
        while (true)
        {
            string from = after;
            List<T> page = await ReadAsync(c => read(c, from), cancellationToken).ConfigureAwait(false);
            foreach (T item in page)
            {
                yield return item;
            }

            if (page.Count < pageLength)
            {
                yield break;
            }

            after = keyOf(page[^1]);
        }
    }

    private async ValueTask EnsureReadyAsync(CancellationToken cancellationToken)
    {
        if (!_isReady)
        {
            await PostgreSqlSchema.EnsureAsync(connections, cancellationToken).ConfigureAwait(false);
            _isReady = true;
        }
    }
}
