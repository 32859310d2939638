using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace GenAiMeasures.Storage.Sqlite;

internal static class SubjectQueries
{
    private const int PageLength = 1_000;

    internal static async IAsyncEnumerable<string> ListAsync(SqliteStateFile file, string sql, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        string after = "";
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            List<string> page = file.Read(connection => Read(connection, sql, after));
            foreach (string subject in page)
            {
                yield return subject;
            }

            if (page.Count < PageLength)
            {
                yield break;
            }

            after = page[^1];
        }
    }

    internal static void Delete(SqliteConnection connection, SqliteTransaction transaction, string sql, string subject)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // constants of this package
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Parameters.AddWithValue("$subject", subject);
        command.ExecuteNonQuery();
    }

    private static List<string> Read(SqliteConnection connection, string sql, string after)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of this package
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Parameters.AddWithValue("$after", after);
        command.Parameters.AddWithValue("$count", PageLength);
        using SqliteDataReader reader = command.ExecuteReader();
        var page = new List<string>();
        while (reader.Read())
        {
            page.Add(reader.GetString(0));
        }

        return page;
    }
}
