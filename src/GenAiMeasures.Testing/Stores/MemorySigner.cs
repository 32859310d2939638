using System.Security.Cryptography;

namespace GenAiMeasures.Testing;

/// <summary>Signs checkpoints with a keyed hash whose key everybody knows: for tests. A key of another algorithm than the library's own, as a host may bring one.</summary>
/// <param name="name">The name of the key.</param>
public sealed class MemorySigner(string name = "test/ledger") : INoteSigner, INoteVerifier
{
    private static readonly byte[] Key = SHA256.HashData("signer"u8);

    /// <inheritdoc/>
    public string Name { get; } = name;

    /// <inheritdoc/>
    public uint KeyId => 0xff00_0001;

    /// <inheritdoc/>
    public byte[] Sign(ReadOnlySpan<byte> text) => HMACSHA256.HashData(Key, text);

    /// <inheritdoc/>
    public bool Verify(ReadOnlySpan<byte> text, ReadOnlySpan<byte> signature) => CryptographicOperations.FixedTimeEquals(Sign(text), signature);

    INoteSigner INoteSigner.WithName(string name) => new MemorySigner(name);

    INoteVerifier INoteVerifier.WithName(string name) => new MemorySigner(name);

    /// <inheritdoc/>
    public INoteVerifier ToVerifier() => this;
}
