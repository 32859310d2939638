using System.Collections.Concurrent;

namespace GenAiMeasures.Testing;

/// <summary>An agreement store for tests of what stands above it. In memory only. Thread-safe.</summary>
public sealed class MemoryAgreementStore : IAgreementStore
{
    private readonly ConcurrentDictionary<(string Subject, string Version), DateTimeOffset> _accepted = new();

    /// <inheritdoc/>
    public ValueTask<DateTimeOffset?> FindAsync(string subject, string version, CancellationToken cancellationToken) =>
        new(_accepted.TryGetValue((subject, version), out DateTimeOffset at) ? at : null);

    /// <inheritdoc/>
    public ValueTask AddAsync(string subject, string version, DateTimeOffset acceptedAt, CancellationToken cancellationToken)
    {
        _accepted.TryAdd((subject, version), acceptedAt);
        return default;
    }
}
