namespace GenAiMeasures.Storage.PostgreSql;

internal sealed class PostgreSqlIncidentStore(StateDatabase database) : IIncidentStore
{
    private const int PageLength = 200;

    public ValueTask<Incident?> FindAsync(string id, CancellationToken cancellationToken) =>
        database.ReadAsync(c => IncidentQueries.FindAsync(c, id, cancellationToken), cancellationToken);

    public ValueTask<bool> TryCommitAsync(Incident incident, CancellationToken cancellationToken) =>
        database.WriteAsync("incident", (c, t) => IncidentQueries.CommitAsync(c, t, incident, CancellationToken.None), cancellationToken);

    public IAsyncEnumerable<Incident> ListAsync(IncidentQuery query, CancellationToken cancellationToken) => database.ReadPagesAsync(
        (c, after) => IncidentQueries.ReadPageAsync(c, query, after, PageLength, cancellationToken), i => i.Id, PageLength, cancellationToken);
}
