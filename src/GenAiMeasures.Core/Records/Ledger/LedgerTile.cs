namespace GenAiMeasures;

/// <summary>The hash of 256 neighbouring leaves of a log, kept so that proofs and roots of any size are found without reading every leaf.</summary>
/// <param name="Index">The tile's place, from 0.</param>
/// <param name="Hash">The hash, 32 bytes.</param>
public sealed record LedgerTile(long Index, ReadOnlyMemory<byte> Hash);
