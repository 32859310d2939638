using System.Runtime.CompilerServices;

namespace GenAiMeasures.Testing;

/// <summary>A standing store for tests of what stands above it: the plainest that keeps the contract, and fails when it is told to. In memory only. Thread-safe.</summary>
public sealed class MemoryStandingStore : IStandingStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, byte[]> _states = new(StringComparer.Ordinal);
    private readonly HashSet<ExchangeId> _counted = [];

    /// <summary>Gets or sets what every call throws while it is set.</summary>
    public Exception? Error { get; set; }

    /// <summary>Gets or sets what is called before each commit; may throw.</summary>
    public Action<StandingState>? BeforeCommit { get; set; }

    /// <summary>Gets how many commits came too late.</summary>
    public int Conflicts { get; private set; }

    /// <summary>Gets how many states were written.</summary>
    public int Commits { get; private set; }

    /// <inheritdoc/>
    public async ValueTask<StandingState?> FindAsync(string subject, CancellationToken cancellationToken)
    {
        // others may come in between a reading and a writing
        await Task.Yield();
        lock (_lock)
        {
            ThrowIfTold();
            return _states.TryGetValue(subject, out byte[]? body) ? StandingState.Parse(body) : null;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<StandingCommit> TryCommitAsync(StandingState state, ExchangeId? counted, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        await Task.Yield();
        BeforeCommit?.Invoke(state);
        lock (_lock)
        {
            ThrowIfTold();
            if (counted is { } exchange && _counted.Contains(exchange))
            {
                return StandingCommit.AlreadyCounted;
            }

            long version = _states.TryGetValue(state.Subject, out byte[]? body) ? StandingState.Parse(body).Version : 0;
            if (version != state.Version - 1)
            {
                Conflicts++;
                return StandingCommit.Conflict;
            }

            if (counted is { } now)
            {
                _counted.Add(now);
            }

            Commits++;
            _states[state.Subject] = state.ToUtf8Bytes();
            return StandingCommit.Committed;
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StandingState> ListAsync(Standing atLeast, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        List<StandingState> states;
        lock (_lock)
        {
            ThrowIfTold();
            states = [.. _states.Values.Select(b => StandingState.Parse(b)).Where(s => s.Standing >= atLeast).OrderBy(s => s.Subject, StringComparer.Ordinal)];
        }

        foreach (StandingState state in states)
        {
            yield return state;
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<StandingState> ListUnrecordedAsync(CancellationToken cancellationToken) =>
        ListAsync(Standing.Good, cancellationToken).Where(s => s.Unrecorded > 0);

    private void ThrowIfTold()
    {
        if (Error is { } error)
        {
            throw error;
        }
    }
}
