using System.Runtime.CompilerServices;

namespace GenAiMeasures;

/// <summary>Keeps cases in memory, until the process ends: for apps without a storage package, and for tests. Thread-safe.</summary>
public sealed class MemoryCaseStore : ICaseStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, SortedDictionary<string, CaseState>> _cases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<(DateTimeOffset Due, string Id)>> _openByDue = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public bool IsDurable => false;

    /// <inheritdoc/>
    public ValueTask<CaseState?> FindAsync(string kind, string id, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return new(_cases.TryGetValue(kind, out SortedDictionary<string, CaseState>? all) ? all.GetValueOrDefault(id) : null);
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> TryCommitAsync(CaseState state, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        lock (_lock)
        {
            if (!_cases.TryGetValue(state.Kind, out SortedDictionary<string, CaseState>? all))
            {
                _cases[state.Kind] = all = new SortedDictionary<string, CaseState>(StringComparer.Ordinal);
                _openByDue[state.Kind] = new SortedSet<(DateTimeOffset, string)>(Comparer<(DateTimeOffset Due, string Id)>.Create(
                    (x, y) => x.Due != y.Due ? x.Due.CompareTo(y.Due) : string.CompareOrdinal(x.Id, y.Id)));
            }

            CaseState? before = all.GetValueOrDefault(state.Id);
            if ((before?.Version ?? 0) != state.Version - 1)
            {
                return new(false);
            }

            all[state.Id] = state;
            SortedSet<(DateTimeOffset, string)> due = _openByDue[state.Kind];
            if (before is { IsOpen: true, DueAt: { } old })
            {
                due.Remove((old, state.Id));
            }

            if (state is { IsOpen: true, DueAt: { } now })
            {
                due.Add((now, state.Id));
            }

            return new(true);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<CaseState> ListAsync(CaseQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        await Task.CompletedTask;
        List<CaseState> found;
        lock (_lock)
        {
            IEnumerable<CaseState> states = Find(query);
            found = [.. query.Limit is { } limit ? states.Take(limit) : states];
        }

        foreach (CaseState state in found)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return state;
        }
    }

    /// <inheritdoc/>
    public ValueTask<long> CountAsync(CaseQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        lock (_lock)
        {
            return new(Find(query).LongCount());
        }
    }

    private IEnumerable<CaseState> Find(CaseQuery query)
    {
        if (!_cases.TryGetValue(query.Kind, out SortedDictionary<string, CaseState>? all))
        {
            return [];
        }

        IEnumerable<CaseState> states;
        if (query.IsOpen == true && (query.ByDue || query.DueBy is not null))
        {
            IEnumerable<(DateTimeOffset Due, string Id)> due = _openByDue[query.Kind];
            states = (query.DueBy is { } until ? due.TakeWhile(d => d.Due <= until) : due).Select(d => all[d.Id]);
            states = query.ByDue ? states : states.OrderBy(s => s.Id, StringComparer.Ordinal);
        }
        else
        {
            states = query.ByDue
                ? all.Values.Where(s => s.DueAt is not null).OrderBy(s => s.DueAt).ThenBy(s => s.Id, StringComparer.Ordinal)
                : all.Values;
        }

        return states.Where(s => (query.IsOpen is not { } open || s.IsOpen == open)
            && (query.DueBy is not { } by || s.DueAt <= by)
            && (query.WakeBy is not { } wake || s.WakeAt <= wake)
            && (!query.Unrecorded || s.Unrecorded > 0));
    }
}
