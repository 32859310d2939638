namespace GenAiMeasures;

/// <summary>A record as a store keeps it: its place in a log, its header, the hash that stands for it in the log's tree, and its sealed parts. Immutable.</summary>
public sealed record LedgerEntry
{
    /// <summary>Gets the place in the store, in the order of committing; rising, with gaps. Not hashed, 0 before the entry is stored.</summary>
    public long Position { get; init; }

    /// <summary>Gets the log.</summary>
    public required Guid Log { get; init; }

    /// <summary>Gets the place in the log, from 0, without gaps.</summary>
    public required long Sequence { get; init; }

    /// <summary>Gets what the record is about.</summary>
    public required RecordKind Kind { get; init; }

    /// <summary>Gets when the ledger took the record, to the millisecond, in UTC.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Gets the header's bytes (<see cref="RecordHeader"/>).</summary>
    public required ReadOnlyMemory<byte> Header { get; init; }

    /// <summary>Gets the leaf hash: SHA-256 over a zero byte and the header (RFC 9162).</summary>
    public required ReadOnlyMemory<byte> LeafHash { get; init; }

    /// <summary>Gets the sealed parts that are left.</summary>
    public required IReadOnlyList<LedgerPart> Parts { get; init; }

    /// <summary>Gets the exchange that the record opens or settles, for the store's list of open exchanges; known while it is written, not when it is read.</summary>
    public ExchangeId? Exchange { get; init; }

    /// <summary>Gets whether the parts could be opened.</summary>
    public LedgerEntryState State { get; init; }

    /// <summary>Gets the opened record as UTF-8 JSON: written once, stored as bytes, never serialized again. Empty unless <see cref="State"/> is <see cref="LedgerEntryState.Opened"/>.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Gets the opened prompt and answer, where they were kept and still are; otherwise empty.</summary>
    public ReadOnlyMemory<byte> Content { get; init; }
}
