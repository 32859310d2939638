namespace GenAiMeasures.Storage.Sqlite;

// which versions of the agreement a person accepted: goes with the records of it
internal sealed class AgreementSubjectState(SqliteStateFile file) : ISubjectState
{
    public string RetentionClass => "processing";

    public IAsyncEnumerable<string> ListSubjectsAsync(CancellationToken cancellationToken) => SubjectQueries.ListAsync(
        file, "SELECT DISTINCT subject FROM agreements WHERE subject > $after ORDER BY subject LIMIT $count", cancellationToken);

    public ValueTask<string?> FindObstacleAsync(string pseudonym, CancellationToken cancellationToken) => new((string?)null);

    public async ValueTask EraseAsync(string pseudonym, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await Task.Run(
            () => file.Erase((connection, transaction) => SubjectQueries.Delete(connection, transaction, "DELETE FROM agreements WHERE subject = $subject", pseudonym)),
            CancellationToken.None);
    }
}
