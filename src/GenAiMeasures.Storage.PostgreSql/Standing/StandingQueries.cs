using Npgsql;

namespace GenAiMeasures.Storage.PostgreSql;

internal static class StandingQueries
{
    internal static async ValueTask<StandingState?> FindAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, string subject, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Values.Command(connection, transaction, "SELECT body FROM standing WHERE subject = $1", Values.Of(subject));
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is byte[] body ? StandingState.Parse(body) : null;
    }

    internal static async ValueTask<List<StandingState>> ReadPageAsync(
        NpgsqlConnection connection, GenAiMeasures.Standing atLeast, string after, int count, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Values.Command(
            connection,
            null,
            "SELECT body FROM standing WHERE standing >= $1 AND subject > $2 ORDER BY subject LIMIT $3",
            Values.Of((short)atLeast),
            Values.Of(after),
            Values.Of((long)count));
        return await ReadAsync(command, cancellationToken).ConfigureAwait(false);
    }

    internal static async ValueTask<List<StandingState>> ReadUnrecordedAsync(NpgsqlConnection connection, string after, int count, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = Values.Command(
            connection, null, "SELECT body FROM standing WHERE unrecorded > 0 AND subject > $1 ORDER BY subject LIMIT $2", Values.Of(after), Values.Of((long)count));
        return await ReadAsync(command, cancellationToken).ConfigureAwait(false);
    }

    internal static async ValueTask<List<StandingState>> ReadAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var page = new List<StandingState>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            page.Add(StandingState.Parse(reader.Bytes(0)));
        }

        return page;
    }
}
