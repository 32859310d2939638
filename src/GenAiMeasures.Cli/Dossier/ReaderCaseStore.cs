using System.Runtime.CompilerServices;
using GenAiMeasures.Storage.Sqlite;

namespace GenAiMeasures.Cli;

// Deadlines, complaints and texts of a store that somebody else writes.
internal sealed class ReaderCaseStore(SqliteStateReader reader) : ICaseStore
{
    public bool IsDurable => true;

    public ValueTask<CaseState?> FindAsync(string kind, string id, CancellationToken cancellationToken) => new(reader.FindCase(kind, id));

    public ValueTask<bool> TryCommitAsync(CaseState state, CancellationToken cancellationToken) =>
        throw new StateUnavailableException("The store is only read here.");

    public async IAsyncEnumerable<CaseState> ListAsync(CaseQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (CaseState state in reader.ReadCases(query))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return state;
        }
    }

    public ValueTask<long> CountAsync(CaseQuery query, CancellationToken cancellationToken) => new(reader.ReadCases(query with { Limit = null }).LongCount());
}
