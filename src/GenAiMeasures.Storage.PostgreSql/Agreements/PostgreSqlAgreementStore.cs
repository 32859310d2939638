using System.Collections.Concurrent;
using Npgsql;

namespace GenAiMeasures.Storage.PostgreSql;

// An acceptance does not change any more, so who was seen to have accepted is not asked for again.
internal sealed class PostgreSqlAgreementStore(StateDatabase database, TimeProvider time) : IAgreementStore
{
    private const int MostKnown = 100_000;

    // an acceptance that was erased by another instance is known here no longer than this
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<(string Subject, string Version), DateTimeOffset> _known = new();
    private long _emptiedAt = time.GetTimestamp();

    public async ValueTask<DateTimeOffset?> FindAsync(string subject, string version, CancellationToken cancellationToken)
    {
        if (_known.Count >= MostKnown || time.GetElapsedTime(Interlocked.Read(ref _emptiedAt)) > Kept)
        {
            _known.Clear();
            Interlocked.Exchange(ref _emptiedAt, time.GetTimestamp());
        }

        if (_known.TryGetValue((subject, version), out DateTimeOffset known))
        {
            return known;
        }

        DateTimeOffset? found = await database.ReadAsync(c => FindAsync(c, subject, version, cancellationToken), cancellationToken).ConfigureAwait(false);
        if (found is { } at)
        {
            _known[(subject, version)] = at;
        }

        return found;
    }

    public async ValueTask AddAsync(string subject, string version, DateTimeOffset acceptedAt, CancellationToken cancellationToken) => await database.WriteAsync(
        "agreement",
        async (c, t) =>
        {
            await using NpgsqlCommand command = Values.Command(
                c,
                t,
                "INSERT INTO agreements (subject, version, accepted_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
                Values.Of(subject),
                Values.Of(version),
                Values.Of(acceptedAt.ToUnixTimeMilliseconds()));
            return await command.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
        },
        cancellationToken).ConfigureAwait(false);

    internal void Forget(string subject)
    {
        foreach ((string Subject, string Version) known in _known.Keys)
        {
            if (known.Subject == subject)
            {
                _known.TryRemove(known, out _);
            }
        }
    }

    private static async ValueTask<DateTimeOffset?> FindAsync(NpgsqlConnection connection, string subject, string version, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Values.Command(
            connection, null, "SELECT accepted_at FROM agreements WHERE subject = $1 AND version = $2", Values.Of(subject), Values.Of(version));
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is long at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;
    }
}
