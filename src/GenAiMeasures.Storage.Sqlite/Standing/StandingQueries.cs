using Microsoft.Data.Sqlite;

namespace GenAiMeasures.Storage.Sqlite;

internal static class StandingQueries
{
    internal static StandingState? Find(SqliteConnection connection, string subject)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT body FROM standing WHERE subject = $subject";
        command.Parameters.AddWithValue("$subject", subject);
        return command.ExecuteScalar() is byte[] body ? StandingState.Parse(body) : null;
    }

    internal static List<StandingState> ReadPage(SqliteConnection connection, Standing atLeast, string after, int count)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT body FROM standing WHERE standing >= $least AND subject > $after ORDER BY subject LIMIT $count";
        command.Parameters.AddWithValue("$least", (long)atLeast);
        return Read(command, after, count);
    }

    internal static List<StandingState> ReadUnrecorded(SqliteConnection connection, string after, int count)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT body FROM standing WHERE unrecorded > 0 AND subject > $after ORDER BY subject LIMIT $count";
        return Read(command, after, count);
    }

    private static List<StandingState> Read(SqliteCommand command, string after, int count)
    {
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
