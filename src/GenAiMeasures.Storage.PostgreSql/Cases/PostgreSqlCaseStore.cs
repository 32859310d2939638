using System.Runtime.CompilerServices;

namespace GenAiMeasures.Storage.PostgreSql;

internal sealed class PostgreSqlCaseStore(StateDatabase database) : ICaseStore
{
    private const int PageLength = 200;

    public bool IsDurable => true;

    public ValueTask<CaseState?> FindAsync(string kind, string id, CancellationToken cancellationToken) =>
        database.ReadAsync(c => CaseQueries.FindAsync(c, kind, id, cancellationToken), cancellationToken);

    public ValueTask<bool> TryCommitAsync(CaseState state, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        return database.WriteAsync("case", (c, t) => CaseQueries.CommitAsync(c, t, state, CancellationToken.None), cancellationToken);
    }

    public async IAsyncEnumerable<CaseState> ListAsync(CaseQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        CaseState? after = null;
        int left = query.Limit ?? int.MaxValue;
        while (left > 0)
        {
            int count = Math.Min(PageLength, left);
            CaseState? from = after;
            List<CaseState> page = await database.ReadAsync(c => CaseQueries.ReadPageAsync(c, query, from, count, cancellationToken), cancellationToken).ConfigureAwait(false);
            foreach (CaseState state in page)
            {
                yield return state;
            }

            if (page.Count < count)
            {
                yield break;
            }

            left -= count;
            after = page[^1];
        }
    }

    public ValueTask<long> CountAsync(CaseQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        return database.ReadAsync(c => CaseQueries.CountAsync(c, query, cancellationToken), cancellationToken);
    }
}
