namespace GenAiMeasures;

/// <summary>One start of a process that writes a shared ledger. Immutable.</summary>
public sealed record LedgerWriter
{
    /// <summary>Gets its id, random, never used again.</summary>
    public required Guid Id { get; init; }

    /// <summary>Gets the name of the machine it runs on.</summary>
    public required string Machine { get; init; }

    /// <summary>Gets when it started, by the store's clock.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Gets until when it may write without asking again, by the store's clock.</summary>
    public required DateTimeOffset LeaseUntil { get; init; }

    /// <summary>Gets whether it writes.</summary>
    public required LedgerWriterState State { get; init; }

    /// <summary>Gets the logs that it began, in that order.</summary>
    public required IReadOnlyList<Guid> Logs { get; init; }

    /// <summary>Gets how many records its logs hold.</summary>
    public required long Records { get; init; }
}
