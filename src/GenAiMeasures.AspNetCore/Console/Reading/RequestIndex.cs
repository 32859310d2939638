namespace GenAiMeasures.AspNetCore;

// Every request of a person that is on record, by its number. The logs of requests are read once, and from then on only what
// came after: a question costs the same whether its number exists or not, and however old it is. The records name no person.
internal sealed class RequestIndex(LedgerSearch search) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly Dictionary<string, List<RequestStepTaken>> _requests = new(StringComparer.Ordinal);
    private long? _last;

    // the steps of a request, the newest first; none where nobody has the number
    internal async ValueTask<IReadOnlyList<RequestStepTaken>> FindAsync(string request, CancellationToken cancellationToken) => await ReadAsync(
        () => _requests.TryGetValue(request, out List<RequestStepTaken>? steps) ? (IReadOnlyList<RequestStepTaken>)[.. Enumerable.Reverse(steps)] : [], cancellationToken);

    // the newest step of each request
    internal async ValueTask<IReadOnlyList<SubjectRequested>> ListAsync(CancellationToken cancellationToken) =>
        await ReadAsync(() => (IReadOnlyList<SubjectRequested>)[.. _requests.Values.Select(s => s[^1].Record)], cancellationToken);

    public void Dispose() => _gate.Dispose();

    private async ValueTask<IReadOnlyList<T>> ReadAsync<T>(Func<IReadOnlyList<T>> answer, CancellationToken cancellationToken)
    {
        if (!search.IsAvailable)
        {
            return [];
        }

        await _gate.WaitAsync(cancellationToken);
        try
        {
            await FollowAsync(cancellationToken);
            return answer();
        }
        finally
        {
            _gate.Release();
        }
    }

    private async ValueTask FollowAsync(CancellationToken cancellationToken)
    {
        await using ILedgerReader reader = await search.OpenAsync(cancellationToken);
        using RecordOpener keys = search.OpenKeys();
        if (_last is null)
        {
            _requests.Clear();
            long last = await LedgerSearch.LastAsync(reader, cancellationToken);
            await foreach (LedgerEntry entry in reader.ReadKindAsync(RecordKind.SubjectRequested, cancellationToken))
            {
                if (entry.Position <= last)
                {
                    Add(await keys.OpenAsync(entry, cancellationToken));
                }
            }

            // a log may begin before another one ends
            foreach (List<RequestStepTaken> steps in _requests.Values)
            {
                steps.Sort((a, b) => a.Position.CompareTo(b.Position));
            }

            _last = last;
        }

        await foreach (LedgerEntry entry in reader.ReadAsync(_last.Value + 1, cancellationToken))
        {
            if (entry.Kind == RecordKind.SubjectRequested)
            {
                Add(await keys.OpenAsync(entry, cancellationToken));
            }

            _last = entry.Position;
        }
    }

    private void Add(LedgerEntry entry)
    {
        if (RecordCodec.Read(entry) is SubjectRequested record)
        {
            if (!_requests.TryGetValue(record.Request, out List<RequestStepTaken>? steps))
            {
                _requests[record.Request] = steps = [];
            }

            steps.Add(new RequestStepTaken(entry.Position, entry.RecordedAt, record));
        }
    }
}
