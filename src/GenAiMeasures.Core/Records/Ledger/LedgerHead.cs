namespace GenAiMeasures;

/// <summary>The state of a ledger's tree after its last record.</summary>
/// <param name="Size">The number of records.</param>
/// <param name="Root">The root hash (RFC 9162), 32 bytes.</param>
/// <param name="Frontier">The hashes at the tree's growing edge, 32 bytes each, from which it goes on.</param>
public sealed record LedgerHead(long Size, ReadOnlyMemory<byte> Root, ReadOnlyMemory<byte> Frontier);
