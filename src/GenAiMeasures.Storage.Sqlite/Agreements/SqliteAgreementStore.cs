using Microsoft.Data.Sqlite;

namespace GenAiMeasures.Storage.Sqlite;

internal sealed class SqliteAgreementStore(SqliteStateFile file) : IAgreementStore
{
    public ValueTask<DateTimeOffset?> FindAsync(string subject, string version, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(file.Read(connection =>
        {
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "SELECT accepted_at FROM agreements WHERE subject = $subject AND version = $version";
            command.Parameters.AddWithValue("$subject", subject);
            command.Parameters.AddWithValue("$version", version);
            return command.ExecuteScalar() is long at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : (DateTimeOffset?)null;
        }));
    }

    public async ValueTask AddAsync(string subject, string version, DateTimeOffset acceptedAt, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();

        // SQLite answers on the calling thread and waits for the disk there
        await Task.Run(
            () => file.Write((connection, transaction) =>
            {
                using SqliteCommand command = connection.CreateCommand();
                command.Transaction = transaction;
                command.CommandText = "INSERT INTO agreements (subject, version, accepted_at) VALUES ($subject, $version, $at) ON CONFLICT DO NOTHING";
                command.Parameters.AddWithValue("$subject", subject);
                command.Parameters.AddWithValue("$version", version);
                command.Parameters.AddWithValue("$at", acceptedAt.ToUnixTimeMilliseconds());
                return command.ExecuteNonQuery();
            }),
            CancellationToken.None);
    }
}
