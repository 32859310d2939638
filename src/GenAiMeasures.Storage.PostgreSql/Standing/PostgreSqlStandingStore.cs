using Npgsql;

namespace GenAiMeasures.Storage.PostgreSql;

// Every change is one atomic statement on the version that was read, so that concurrent findings count once each on any number of
// instances. What the database cannot be asked for is answered from what is known: a measure that is known to be in force stays so.
internal sealed class PostgreSqlStandingStore(StateDatabase database, StandingMap map) : IStandingStore
{
    private const int PageLength = 500;

    public async ValueTask<StandingState?> FindAsync(string subject, CancellationToken cancellationToken)
    {
        if (database.NeverWaits && map.IsLoaded)
        {
            return map.Find(subject);
        }

        try
        {
            StandingState? state = await database.ReadAsync(c => StandingQueries.FindAsync(c, null, subject, cancellationToken), cancellationToken).ConfigureAwait(false);
            Note(subject, state);
            return state;
        }
        catch (StateUnavailableException) when (map.Find(subject) is { Standing: >= GenAiMeasures.Standing.Restricted })
        {
            return map.Find(subject);
        }
    }

    public async ValueTask<StandingCommit> TryCommitAsync(StandingState state, ExchangeId? counted, CancellationToken cancellationToken)
    {
        (StandingCommit result, StandingState? now) = await database.WriteAsync(
            "standing", (c, t) => CommitAsync(c, t, state, counted, CancellationToken.None), cancellationToken).ConfigureAwait(false);
        Note(state.Subject, now);
        return result;
    }

    public IAsyncEnumerable<StandingState> ListAsync(GenAiMeasures.Standing atLeast, CancellationToken cancellationToken) => database.ReadPagesAsync(
        (c, after) => StandingQueries.ReadPageAsync(c, atLeast, after, PageLength, cancellationToken), s => s.Subject, PageLength, cancellationToken);

    public IAsyncEnumerable<StandingState> ListUnrecordedAsync(CancellationToken cancellationToken) => database.ReadPagesAsync(
        (c, after) => StandingQueries.ReadUnrecordedAsync(c, after, PageLength, cancellationToken), s => s.Subject, PageLength, cancellationToken);

    private void Note(string subject, StandingState? state)
    {
        if (state is null)
        {
            map.Forget(subject);
        }
        else
        {
            map.Note(state);
        }
    }

    private static async ValueTask<(StandingCommit Result, StandingState? Now)> CommitAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, StandingState state, ExchangeId? counted, CancellationToken cancellationToken)
    {
        if (counted is { } exchange)
        {
            await using NpgsqlCommand count = Values.Command(
                connection, transaction, "INSERT INTO standing_counted (exchange) VALUES ($1) ON CONFLICT DO NOTHING", Values.Of(exchange.Value));
            if (await count.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false) == 0)
            {
                return (StandingCommit.AlreadyCounted, await StandingQueries.FindAsync(connection, transaction, state.Subject, cancellationToken).ConfigureAwait(false));
            }
        }

        await using NpgsqlCommand command = Values.Command(
            connection,
            transaction,
            state.Version == 1
                ? "INSERT INTO standing (subject, version, standing, unrecorded, watched, body) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING"
                : "UPDATE standing SET version = $2, standing = $3, unrecorded = $4, watched = $5, body = $6, changed = clock_timestamp() WHERE subject = $1 AND version = $2 - 1",
            Values.Of(state.Subject),
            Values.Of(state.Version),
            Values.Of((short)state.Standing),
            Values.Of(state.Unrecorded),
            Values.Of(StandingMap.IsWatched(state)),
            Values.Of(state.ToUtf8Bytes()));
        if (await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false) == 1)
        {
            return (StandingCommit.Committed, state);
        }

        // neither: the exchange is not counted by a state that was not written
        if (counted is { } uncounted)
        {
            await using NpgsqlCommand forget = Values.Command(connection, transaction, "DELETE FROM standing_counted WHERE exchange = $1", Values.Of(uncounted.Value));
            await forget.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }

        return (StandingCommit.Conflict, await StandingQueries.FindAsync(connection, transaction, state.Subject, cancellationToken).ConfigureAwait(false));
    }
}
