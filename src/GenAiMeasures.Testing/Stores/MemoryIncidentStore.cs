using System.Runtime.CompilerServices;

namespace GenAiMeasures.Testing;

/// <summary>An incident store for tests of what stands above it: the plainest that keeps the contract, and fails when it is told to. In memory only. Thread-safe.</summary>
public sealed class MemoryIncidentStore : IIncidentStore
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, byte[]> _incidents = new(StringComparer.Ordinal);

    /// <summary>Gets or sets what every call throws while it is set.</summary>
    public Exception? Error { get; set; }

    /// <summary>Gets the incidents, by number.</summary>
    public IReadOnlyList<Incident> Incidents
    {
        get
        {
            lock (_lock)
            {
                return [.. _incidents.Values.Select(b => Incident.Parse(b))];
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask<Incident?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await Task.Yield();
        ThrowIfTold();
        lock (_lock)
        {
            return _incidents.TryGetValue(id, out byte[]? body) ? Incident.Parse(body) : null;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<bool> TryCommitAsync(Incident incident, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(incident);
        await Task.Yield();
        ThrowIfTold();
        lock (_lock)
        {
            long version = _incidents.TryGetValue(incident.Id, out byte[]? body) ? Incident.Parse(body).Version : 0;
            if (version != incident.Version - 1)
            {
                return false;
            }

            _incidents[incident.Id] = incident.ToUtf8Bytes();
            return true;
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<Incident> ListAsync(IncidentQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        await Task.Yield();
        ThrowIfTold();
        foreach (Incident incident in Incidents)
        {
            if ((query.IsOpen is not { } open || open != incident.IsClosed) && (query.Kind ?? incident.Kind) == incident.Kind && (!query.Unrecorded || incident.Unrecorded > 0))
            {
                yield return incident;
            }
        }
    }

    private void ThrowIfTold()
    {
        if (Error is { } error)
        {
            throw error;
        }
    }
}
