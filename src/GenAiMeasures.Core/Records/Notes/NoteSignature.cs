namespace GenAiMeasures;

/// <summary>One signature line of a signed note.</summary>
/// <param name="Name">The name of the key.</param>
/// <param name="KeyId">The key's id.</param>
/// <param name="Signature">The signature.</param>
public sealed record NoteSignature(string Name, uint KeyId, ReadOnlyMemory<byte> Signature);
