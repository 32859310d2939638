using Microsoft.Data.Sqlite;

namespace GenAiMeasures.Storage.Sqlite;

internal static class StandingQueries
{
    internal static List<StandingState> ReadPage(SqliteConnection connection, Standing atLeast, string after, int count)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT body FROM standing WHERE standing >= $least AND subject > $after ORDER BY subject LIMIT $count";
        command.Parameters.AddWithValue("$least", (long)atLeast);
        command.Parameters.AddWithValue("$after", after);
        command.Parameters.AddWithValue("$count", count);
        using SqliteDataReader reader = command.ExecuteReader();
        var page = new List<StandingState>();
        while (reader.Read())
        {
            page.Add(StandingState.Parse(reader.GetFieldValue<byte[]>(0)));
        }

        return page;
    }
}
