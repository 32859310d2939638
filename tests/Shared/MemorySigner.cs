using System.Security.Cryptography;

namespace GenAiMeasures.Tests;

/// <summary>Signs checkpoints with a keyed hash: a key of another algorithm than the library's own, as a host may bring one.</summary>
internal sealed class MemorySigner(string name = "test/ledger") : INoteSigner, INoteVerifier
{
    private static readonly byte[] Key = SHA256.HashData("signer"u8);

    public string Name { get; } = name;

    public uint KeyId => 0xff00_0001;

    public byte[] Sign(ReadOnlySpan<byte> text) => HMACSHA256.HashData(Key, text);

    public bool Verify(ReadOnlySpan<byte> text, ReadOnlySpan<byte> signature) => CryptographicOperations.FixedTimeEquals(Sign(text), signature);

    INoteSigner INoteSigner.WithName(string name) => new MemorySigner(name);

    INoteVerifier INoteVerifier.WithName(string name) => new MemorySigner(name);

    public INoteVerifier ToVerifier() => this;
}
