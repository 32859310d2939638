using Npgsql;

namespace GenAiMeasures.Storage.PostgreSql;

// How all subjects stand of whom something is known, as of the last question: what is left to go by while the database is away, and
// all that the chat path asks where it never waits for the database. Thread-safe.
internal sealed class StandingMap(PostgreSqlConnections connections, TimeProvider time) : IPolled
{
    private const int PageLength = 5_000;

    // as for destroyed keys: longer than any transaction lasts
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(1);

    // what was erased leaves no row to be asked for: from time to time everything is read again
    private static readonly TimeSpan WholeAgain = TimeSpan.FromMinutes(10);

    // what counts an exchange once need not be known longer than an exchange can settle twice
    private static readonly TimeSpan CountedKept = TimeSpan.FromDays(7);

    private readonly Lock _lock = new();
    private Dictionary<string, StandingState> _states = new(StringComparer.Ordinal);
    private DateTime? _last;
    private long _readWholeAt;

    internal bool IsLoaded => Volatile.Read(ref _readWholeAt) != 0;

    internal StandingState? Find(string subject)
    {
        lock (_lock)
        {
            return _states.GetValueOrDefault(subject);
        }
    }

    // What this instance wrote or read itself. An older state never takes the place of a newer one.
    internal void Note(StandingState state)
    {
        lock (_lock)
        {
            if (!_states.TryGetValue(state.Subject, out StandingState? known) || known.Version < state.Version)
            {
                _states[state.Subject] = state;
            }
        }
    }

    internal void Forget(string subject)
    {
        lock (_lock)
        {
            _states.Remove(subject);
        }
    }

    // whether it must be known everywhere: what differs from the state of somebody of whom nothing is known, and still counts
    internal static bool IsWatched(StandingState state) =>
        state.Standing != GenAiMeasures.Standing.Good || state.Consecutive > 0 || state.Today > 0 || state.Unrecorded > 0 || state.NoticeDue is not null;

    public async ValueTask PollAsync(CancellationToken cancellationToken)
    {
        if (!IsLoaded || time.GetElapsedTime(_readWholeAt) > WholeAgain)
        {
            await ReadWholeAsync(cancellationToken).ConfigureAwait(false);
            return;
        }

        foreach ((StandingState state, DateTime changed) in await connections.ReadAsync(c => ReadChangesAsync(c, cancellationToken), cancellationToken).ConfigureAwait(false))
        {
            Note(state);
            _last = _last is { } last && last > changed ? last : changed;
        }
    }

    private async ValueTask ReadWholeAsync(CancellationToken cancellationToken)
    {
        await connections.WriteAsync("counted", (c, t) => ForgetCountedAsync(c, t, cancellationToken), cancellationToken).ConfigureAwait(false);
        DateTime since = await connections.ReadAsync(c => ReadClockAsync(c, cancellationToken), cancellationToken).ConfigureAwait(false);
        var states = new Dictionary<string, StandingState>(StringComparer.Ordinal);
        string after = "";
        List<StandingState> page;
        do
        {
            string from = after;
            page = await connections.ReadAsync(c => ReadWatchedAsync(c, from, cancellationToken), cancellationToken).ConfigureAwait(false);
            foreach (StandingState state in page)
            {
                states[state.Subject] = state;
                after = state.Subject;
            }
        }
        while (page.Count == PageLength);

        lock (_lock)
        {
            foreach ((string subject, StandingState state) in states)
            {
                // written here while the reading went on
                if (_states.TryGetValue(subject, out StandingState? own) && own.Version > state.Version)
                {
                    states[subject] = own;
                }
            }

            _states = states;
            _last = since;
        }

        Volatile.Write(ref _readWholeAt, Math.Max(1, time.GetTimestamp()));
    }

    private static async ValueTask<int> ForgetCountedAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Values.Command(
            connection, transaction, "DELETE FROM standing_counted WHERE at < now() - make_interval(days => $1)", Values.Of((int)CountedKept.TotalDays));
        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask<DateTime> ReadClockAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Values.Command(connection, null, "SELECT clock_timestamp()");
        return (DateTime)(await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
    }

    private static async ValueTask<List<StandingState>> ReadWatchedAsync(NpgsqlConnection connection, string after, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Values.Command(
            connection, null, "SELECT body FROM standing WHERE watched AND subject > $1 ORDER BY subject LIMIT $2", Values.Of(after), Values.Of((long)PageLength));
        return await StandingQueries.ReadAsync(command, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<List<(StandingState State, DateTime Changed)>> ReadChangesAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Values.Command(
            connection, null, "SELECT body, changed FROM standing WHERE changed > $1 ORDER BY changed", Values.Of(_last!.Value - Overlap));
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var changes = new List<(StandingState, DateTime)>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            changes.Add((StandingState.Parse(reader.Bytes(0)), reader.GetDateTime(1)));
        }

        return changes;
    }
}
