namespace GenAiMeasures;

/// <summary>A row of the key store: a wrapped data key. Deleting the row destroys what it seals.</summary>
public sealed record LedgerKey
{
    /// <summary>Gets the number by which parts name it; never given twice.</summary>
    public required long Number { get; init; }

    /// <summary>Gets what it is for.</summary>
    public required LedgerKeyName Name { get; init; }

    /// <summary>Gets the epoch of the key-encryption key that wraps it.</summary>
    public required int Epoch { get; init; }

    /// <summary>Gets the wrapped key.</summary>
    public required ReadOnlyMemory<byte> Wrapped { get; init; }

    /// <summary>Gets whether what it seals may only be stored and protected, not used: erasure was asked for and the minimum term still runs (PIPL Art. 47).</summary>
    public bool IsRestricted { get; init; }
}
