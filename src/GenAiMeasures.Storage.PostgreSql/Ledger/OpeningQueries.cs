using Npgsql;

namespace GenAiMeasures.Storage.PostgreSql;

// what an opening reads besides its logs
internal static class OpeningQueries
{
    // header: 28 is recorded_at, but the clock of the index holds it too, in its upper 48 bits
    private const int ClockShift = 16;

    internal static async ValueTask<Dictionary<string, ReadOnlyMemory<byte>>> ReadSettingsAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Values.Command(connection, null, "SELECT name, value FROM settings");
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var settings = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            settings[reader.GetString(0)] = reader.Bytes(1);
        }

        return settings;
    }

    // Takes over the logs of instances that have ended or were fenced off with exchanges still open: one instance each, and no other.
    internal static async ValueTask<int> TakeOverAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, Guid instance, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Values.Command(
            connection,
            transaction,
            "UPDATE heads h SET keeper = $1 WHERE h.state = 1 AND h.keeper IN (SELECT id FROM instances WHERE state IN (2, 3) OR (state = 1 AND NOT journal)) AND EXISTS (SELECT 1 FROM open_exchanges o WHERE o.log_id = h.log_id)",
            Values.Of(instance));
        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    internal static async ValueTask<List<OpenExchange>> ReadOpenExchangesAsync(NpgsqlConnection connection, Guid instance, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Values.Command(
            connection,
            null,
            "SELECT o.exchange, o.log_id, o.leaf_hash, o.key FROM heads h JOIN open_exchanges o ON o.log_id = h.log_id WHERE h.keeper = $1 ORDER BY o.exchange",
            Values.Of(instance));
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var open = new List<OpenExchange>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            open.Add(new OpenExchange(
                new ExchangeId(reader.GetGuid(0)), reader.GetGuid(1), reader.Bytes(2), await reader.IsDBNullAsync(3, cancellationToken).ConfigureAwait(false) ? null : reader.GetInt64(3)));
        }

        return open;
    }

    // The hybrid clock goes on from the highest of all instances. The time of day does not: an instance whose clock is ahead must not
    // take the others along, so it counts no further than the database's own clock.
    internal static async ValueTask<(long RecordedAt, long Clock)> ReadClocksAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Values.Command(
            connection, null, "SELECT coalesce((SELECT clock FROM records ORDER BY clock DESC LIMIT 1), 0), (extract(epoch FROM now()) * 1000)::bigint");
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        long clock = reader.GetInt64(0);
        return (Math.Min(clock >> ClockShift, reader.GetInt64(1)), clock);
    }
}
