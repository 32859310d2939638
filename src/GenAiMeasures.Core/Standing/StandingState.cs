using System.Collections.Immutable;
using System.Text.Json;

namespace GenAiMeasures;

/// <summary>How one subject stands, with the counters and the changes that led there. Immutable; a store keeps it as it is.</summary>
public sealed record StandingState
{
    /// <summary>Gets the subject's pseudonym, as in the records of their exchanges; empty for callers who have no standing.</summary>
    public required string Subject { get; init; }

    /// <summary>Gets the number of this state, one more than the one it replaces; 0 before the first.</summary>
    public long Version { get; init; }

    /// <summary>Gets the standing. A measure that has run out still stands here until somebody looks; <see cref="IStandingService"/> never returns it so.</summary>
    public Standing Standing { get; init; }

    /// <summary>Gets since when, or <see langword="null"/> for a subject without any change.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Gets when the measure runs out, or <see langword="null"/> when none does.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Gets the features that are withheld.</summary>
    public IReadOnlyList<string> Features { get; init; } = [];

    /// <summary>Gets how many inputs one after the other were illegal or inducing, up to now.</summary>
    public int Consecutive { get; init; }

    /// <summary>Gets how many inputs of <see cref="Day"/> were.</summary>
    public int Today { get; init; }

    /// <summary>Gets the day (Asia/Shanghai) that <see cref="Today"/> counts, or <see langword="null"/>.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>Gets the rung of the ladder that was reached last, from 0; -1 for none.</summary>
    public int Rung { get; init; } = -1;

    /// <summary>Gets the id of the measure in force, or <see langword="null"/>.</summary>
    public string? MeasureId { get; init; }

    /// <summary>Gets the id of the appeal that waits for a decision, or <see langword="null"/>.</summary>
    public string? AppealId { get; init; }

    /// <summary>Gets the id of the measure of which the subject has not been told yet, or <see langword="null"/>.</summary>
    public string? NoticeDue { get; init; }

    /// <summary>Gets the changes, the oldest first; the last hundred, and every one that is not on record yet.</summary>
    public IReadOnlyList<StandingChanged> Changes { get; init; } = [];

    /// <summary>Gets how many of the last <see cref="Changes"/> are not on record yet: they are recorded before anything else happens to the subject.</summary>
    public int Unrecorded { get; init; }

    /// <summary>Reads a state from the bytes of <see cref="ToUtf8Bytes"/>.</summary>
    /// <param name="utf8">The bytes.</param>
    /// <returns>The state.</returns>
    /// <exception cref="JsonException">The bytes hold no state.</exception>
    public static StandingState Parse(ReadOnlySpan<byte> utf8) =>
        JsonSerializer.Deserialize(utf8, StandingJsonContext.Readable.StandingState) ?? throw new JsonException("The bytes hold no standing.");

    /// <summary>The state as UTF-8 JSON, for a store to keep.</summary>
    /// <returns>The bytes.</returns>
    public byte[] ToUtf8Bytes() => JsonSerializer.SerializeToUtf8Bytes(this, StandingJsonContext.Readable.StandingState);

    internal StandingState With(StandingChanged change)
    {
        const int Kept = 100;
        int unrecorded = Unrecorded + 1;
        int skipped = Math.Min(Math.Max(0, Changes.Count + 1 - Kept), Math.Max(0, Changes.Count + 1 - unrecorded));
        ImmutableArray<StandingChanged> changes = [.. Changes.Skip(skipped), change];
        return this with { Changes = changes, Unrecorded = unrecorded };
    }
}
