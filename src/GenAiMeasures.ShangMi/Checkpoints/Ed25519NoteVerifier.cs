using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace GenAiMeasures.ShangMi;

/// <summary>An Ed25519 key that checks signed notes (signature type 1 of C2SP signed-note). By BouncyCastle: .NET 10 has no Ed25519. Thread-safe.</summary>
public sealed class Ed25519NoteVerifier : INoteVerifier
{
    internal const byte SignatureType = 1;

    private readonly byte[] _publicKey;

    /// <summary>Initializes the verifier.</summary>
    /// <param name="name">The key's name, without spaces and plus signs.</param>
    /// <param name="publicKey">The public key, 32 bytes.</param>
    /// <exception cref="ArgumentException">The name cannot be a key's, or the bytes are no Ed25519 public key.</exception>
    public Ed25519NoteVerifier(string name, ReadOnlySpan<byte> publicKey)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (name.Any(c => char.IsWhiteSpace(c) || c == '+'))
        {
            throw new ArgumentException("The name of a note's key holds no space and no plus sign.", nameof(name));
        }

        byte[] key = publicKey.ToArray();
        if (key.Length != Ed25519.PublicKeySize || !Ed25519.ValidatePublicKeyFull(key, 0))
        {
            throw new ArgumentException("These bytes are no Ed25519 public key.", nameof(publicKey));
        }

        Name = name;
        _publicKey = key;
        KeyId = KeyIdOf(name, key);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public uint KeyId { get; }

    /// <summary>Reads the form that <see cref="ToString"/> writes: name, key id and key.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The verifier.</returns>
    /// <exception cref="FormatException">The text is no such key.</exception>
    public static Ed25519NoteVerifier Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = text.Trim().Split('+', 3);
        try
        {
            if (parts.Length == 3 && Convert.FromBase64String(parts[2]) is { Length: 33 } key && key[0] == SignatureType)
            {
                var verifier = new Ed25519NoteVerifier(parts[0], key.AsSpan(1));
                if (string.Equals(parts[1], verifier.KeyId.ToString("x8", CultureInfo.InvariantCulture), StringComparison.Ordinal))
                {
                    return verifier;
                }
            }
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            throw new FormatException("This is no Ed25519 public key of a ledger's checkpoints.", exception);
        }

        throw new FormatException("This is no Ed25519 public key of a ledger's checkpoints: it must read <name>+<key id>+<base64>.");
    }

    /// <inheritdoc/>
    public INoteVerifier WithName(string name) => new Ed25519NoteVerifier(name, _publicKey);

    /// <inheritdoc/>
    public bool Verify(ReadOnlySpan<byte> text, ReadOnlySpan<byte> signature) =>
        signature.Length == Ed25519.SignatureSize && Ed25519.Verify(signature.ToArray(), 0, _publicKey, 0, text.ToArray(), 0, text.Length);

    /// <summary>Writes the key in the form that tools read (vkey).</summary>
    /// <returns>Name, key id and key.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}+{KeyId:x8}+{Convert.ToBase64String([SignatureType, .. _publicKey])}");

    // the first four bytes of SHA-256 over name, line feed, type and key: the same key has another id under another name
    private static uint KeyIdOf(string name, byte[] publicKey) =>
        BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData([.. Encoding.UTF8.GetBytes(name), (byte)'\n', SignatureType, .. publicKey]));
}
