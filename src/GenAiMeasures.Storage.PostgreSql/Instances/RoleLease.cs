using Npgsql;

namespace GenAiMeasures.Storage.PostgreSql;

// A role that one instance has at a time: a row with a fencing number, taken by compare-and-swap when it has run out. Every number
// and clock is the database's.
internal static class RoleLease
{
    // The fencing number, or null while another holds the role. It rises whenever the holder changes.
    internal static async ValueTask<long?> TryTakeAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string role, Guid instance, TimeSpan length, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Values.Command(
            connection,
            transaction,
            "INSERT INTO leases AS l (name, holder, fence, until) VALUES ($1, $2, 1, now() + make_interval(secs => $3::bigint)) ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until, fence = l.fence + CASE WHEN l.holder = excluded.holder THEN 0 ELSE 1 END WHERE l.holder = excluded.holder OR l.until < now() RETURNING l.fence",
            Values.Of(role),
            Values.Of(instance),
            Values.Of((long)length.TotalSeconds));
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) as long?;
    }

    // Holds the row until the transaction ends: nobody takes the role in the middle of what its holder does.
    internal static async ValueTask<bool> HoldAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string role, Guid instance, long fence, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Values.Command(
            connection,
            transaction,
            "SELECT 1 FROM leases WHERE name = $1 AND holder = $2 AND fence = $3 FOR SHARE",
            Values.Of(role),
            Values.Of(instance),
            Values.Of(fence));
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is 1;
    }

    internal static async ValueTask<int> GiveUpAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, Guid instance, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Values.Command(connection, transaction, "UPDATE leases SET until = now() WHERE holder = $1", Values.Of(instance));
        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
