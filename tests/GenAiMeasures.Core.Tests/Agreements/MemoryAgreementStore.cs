using System.Collections.Concurrent;

namespace GenAiMeasures.Tests;

/// <summary>An agreement store for tests of what stands above it.</summary>
internal sealed class MemoryAgreementStore : IAgreementStore
{
    private readonly ConcurrentDictionary<(string, string), DateTimeOffset> _accepted = new();

    /// <summary>Thrown by every call while it is set.</summary>
    public Exception? Error { get; set; }

    public ValueTask<DateTimeOffset?> FindAsync(string subject, string version, CancellationToken cancellationToken) =>
        Error is { } error ? throw error : new(_accepted.TryGetValue((subject, version), out DateTimeOffset at) ? at : null);

    public ValueTask AddAsync(string subject, string version, DateTimeOffset acceptedAt, CancellationToken cancellationToken)
    {
        _accepted.TryAdd((subject, version), acceptedAt);
        return default;
    }
}
