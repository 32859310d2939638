namespace GenAiMeasures;

/// <summary>The state of one log's tree after its last record.</summary>
public sealed record LedgerHead
{
    /// <summary>Gets the log's id, random, never used again.</summary>
    public required Guid Log { get; init; }

    /// <summary>Gets the number of the retention class of its records.</summary>
    public required int Class { get; init; }

    /// <summary>Gets the month of its records in Asia/Shanghai, such as 202611.</summary>
    public required int Month { get; init; }

    /// <summary>Gets the number of records.</summary>
    public required long Size { get; init; }

    /// <summary>Gets the root hash (RFC 9162), 32 bytes.</summary>
    public required ReadOnlyMemory<byte> Root { get; init; }

    /// <summary>Gets the hashes at the tree's growing edge, 32 bytes each, from which it goes on.</summary>
    public required ReadOnlyMemory<byte> Frontier { get; init; }

    /// <summary>Gets the tiles that a commit completed; empty when a head is read.</summary>
    public IReadOnlyList<LedgerTile> NewTiles { get; init; } = [];
}
