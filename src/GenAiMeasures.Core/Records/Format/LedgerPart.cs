namespace GenAiMeasures;

/// <summary>A sealed part of a record, as a store keeps it beside the header. A store may change or remove it; the header does not change with it.</summary>
public sealed record LedgerPart
{
    /// <summary>Gets which part it is.</summary>
    public required RecordPartId Id { get; init; }

    /// <summary>Gets the number of the key under which it is sealed, or <see langword="null"/> when that key was destroyed.</summary>
    public long? Key { get; init; }

    /// <summary>Gets the box: nonce, ciphertext and tag; empty when it was deleted.</summary>
    public ReadOnlyMemory<byte> Box { get; init; }
}
