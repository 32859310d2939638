namespace GenAiMeasures.Storage.Sqlite;

// how a person stands: goes with the records of the measures, and never while a measure is in force
internal sealed class StandingSubjectState(SqliteStateFile file, TimeProvider time) : ISubjectState
{
    public string RetentionClass => "measure";

    public IAsyncEnumerable<string> ListSubjectsAsync(CancellationToken cancellationToken) =>
        SubjectQueries.ListAsync(file, "SELECT subject FROM standing WHERE subject > $after ORDER BY subject LIMIT $count", cancellationToken);

    public ValueTask<string?> FindObstacleAsync(string pseudonym, CancellationToken cancellationToken)
    {
        StandingState? state = file.Read(connection => StandingQueries.Find(connection, pseudonym));
        bool isInForce = state is { Standing: >= Standing.Restricted } && !(state.Until <= time.GetUtcNow());
        return new(isInForce ? $"The measure {state!.Standing} is in force (Interim Measures Art. 14(2))." : null);
    }

    public async ValueTask EraseAsync(string pseudonym, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await Task.Run(
            () => file.Erase((connection, transaction) => SubjectQueries.Delete(connection, transaction, "DELETE FROM standing WHERE subject = $subject", pseudonym)),
            CancellationToken.None);
    }
}
