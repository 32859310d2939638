namespace GenAiMeasures;

/// <summary>What a store says of itself when it is opened.</summary>
public sealed record LedgerOpening
{
    /// <summary>Gets the state of every log's tree.</summary>
    public IReadOnlyList<LedgerHead> Heads { get; init; } = [];

    /// <summary>Gets what was kept with <see cref="ILedgerStore.SetAsync"/>.</summary>
    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Settings { get; init; } = new Dictionary<string, ReadOnlyMemory<byte>>();

    /// <summary>Gets the exchanges that were opened and never settled: a crash left them.</summary>
    public IReadOnlyList<OpenExchange> OpenExchanges { get; init; } = [];

    /// <summary>Gets the highest <see cref="RecordHeader.RecordedAt"/> in the store.</summary>
    public long LastRecordedAt { get; init; }

    /// <summary>Gets the highest <see cref="RecordHeader.Clock"/> in the store.</summary>
    public long LastClock { get; init; }
}
