using System.Runtime.CompilerServices;
using GenAiMeasures.Storage.Sqlite;

namespace GenAiMeasures.Cli;

// The incidents of a store that somebody else writes.
internal sealed class ReaderIncidentStore(SqliteStateReader reader) : IIncidentStore
{
    public ValueTask<Incident?> FindAsync(string id, CancellationToken cancellationToken) => new(reader.FindIncident(id));

    public ValueTask<bool> TryCommitAsync(Incident incident, CancellationToken cancellationToken) =>
        throw new StateUnavailableException("The store is only read here.");

    public async IAsyncEnumerable<Incident> ListAsync(IncidentQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (Incident incident in reader.ReadIncidents(query))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return incident;
        }
    }
}
