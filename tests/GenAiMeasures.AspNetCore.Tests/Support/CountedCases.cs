using System.Collections.Concurrent;

namespace GenAiMeasures.AspNetCore.Tests;

/// <summary>A store of cases that says what was asked of it: what takes the same steps takes the same time.</summary>
internal sealed class CountedCases : ICaseStore
{
    private readonly MemoryCaseStore _store = new();

    public ConcurrentQueue<string> Asked { get; } = new();

    public bool IsDurable => true;

    public ValueTask<CaseState?> FindAsync(string kind, string id, CancellationToken cancellationToken)
    {
        Asked.Enqueue("find " + kind);
        return _store.FindAsync(kind, id, cancellationToken);
    }

    public ValueTask<bool> TryCommitAsync(CaseState state, CancellationToken cancellationToken)
    {
        Asked.Enqueue("commit " + state.Kind);
        return _store.TryCommitAsync(state, cancellationToken);
    }

    public IAsyncEnumerable<CaseState> ListAsync(CaseQuery query, CancellationToken cancellationToken)
    {
        Asked.Enqueue("list " + query.Kind);
        return _store.ListAsync(query, cancellationToken);
    }

    public ValueTask<long> CountAsync(CaseQuery query, CancellationToken cancellationToken)
    {
        Asked.Enqueue("count " + query.Kind);
        return _store.CountAsync(query, cancellationToken);
    }
}
