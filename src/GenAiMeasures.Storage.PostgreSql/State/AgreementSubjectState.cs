namespace GenAiMeasures.Storage.PostgreSql;

// which versions of the agreement a person accepted: goes with the records of it
internal sealed class AgreementSubjectState(StateDatabase database, IAgreementStore agreements) : ISubjectState
{
    public string RetentionClass => "processing";

    public IAsyncEnumerable<string> ListSubjectsAsync(CancellationToken cancellationToken) => SubjectQueries.ListAsync(database, "agreements", cancellationToken);

    public ValueTask<string?> FindObstacleAsync(string pseudonym, CancellationToken cancellationToken) => new((string?)null);

    public async ValueTask EraseAsync(string pseudonym, CancellationToken cancellationToken)
    {
        await SubjectQueries.DeleteAsync(database, "agreements", pseudonym, cancellationToken).ConfigureAwait(false);
        (agreements as PostgreSqlAgreementStore)?.Forget(pseudonym);
    }
}
