using Npgsql;

namespace GenAiMeasures.Storage.PostgreSql;

internal static class SubjectQueries
{
    private const int PageLength = 1_000;

    // the table and its column are constants of this package
    internal static IAsyncEnumerable<string> ListAsync(StateDatabase database, string table, CancellationToken cancellationToken) => database.ReadPagesAsync(
        async (c, after) =>
        {
            await using NpgsqlCommand command = Values.Command(
                c, null, $"SELECT DISTINCT subject FROM {table} WHERE subject > $1 ORDER BY subject LIMIT $2", Values.Of(after), Values.Of((long)PageLength));
            await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            var page = new List<string>();
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                page.Add(reader.GetString(0));
            }

            return page;
        },
        s => s,
        PageLength,
        cancellationToken);

    internal static async ValueTask DeleteAsync(StateDatabase database, string table, string subject, CancellationToken cancellationToken) => await database.WriteAsync(
        "erasure",
        async (c, t) =>
        {
            await using NpgsqlCommand command = Values.Command(c, t, $"DELETE FROM {table} WHERE subject = $1", Values.Of(subject));
            return await command.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
        },
        cancellationToken).ConfigureAwait(false);
}
