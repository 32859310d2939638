using System.Buffers.Binary;
using System.Formats.Asn1;
using System.Globalization;
using System.Security.Cryptography;

namespace GenAiMeasures;

/// <summary>An ECDSA P-256 key that checks signed notes (signature type 2 of C2SP signed-note: SHA-256, DER signatures, key id from the public key's SPKI).</summary>
public sealed class EcdsaNoteVerifier : INoteVerifier
{
    private const byte SignatureType = 2;

    private readonly byte[] _publicKey;

    /// <summary>Initializes the verifier.</summary>
    /// <param name="name">The key's name.</param>
    /// <param name="subjectPublicKeyInfo">The public key, DER-encoded SPKI.</param>
    /// <exception cref="ArgumentException">The name cannot be a key's, or the bytes are no P-256 key.</exception>
    public EcdsaNoteVerifier(string name, ReadOnlySpan<byte> subjectPublicKeyInfo)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!SignedNote.IsName(name))
        {
            throw new ArgumentException("The name of a note's key is not empty and holds no space and no plus sign.", nameof(name));
        }

        using ECDsa key = Import(subjectPublicKeyInfo);
        Name = name;
        _publicKey = subjectPublicKeyInfo.ToArray();
        KeyId = KeyIdOf(_publicKey);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public uint KeyId { get; }

    /// <summary>Reads the form that <see cref="ToString"/> writes: name, key id and key.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The verifier.</returns>
    /// <exception cref="FormatException">The text is no such key.</exception>
    public static EcdsaNoteVerifier Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = text.Trim().Split('+', 3);
        try
        {
            if (parts.Length == 3 && Base64.TryDecode(parts[2]) is { Length: > 1 } key && key[0] == SignatureType)
            {
                var verifier = new EcdsaNoteVerifier(parts[0], key.AsSpan(1));
                if (string.Equals(parts[1], verifier.KeyId.ToString("x8", CultureInfo.InvariantCulture), StringComparison.Ordinal))
                {
                    return verifier;
                }
            }
        }
        catch (ArgumentException exception)
        {
            throw new FormatException("This is no public key of a ledger's checkpoints.", exception);
        }

        throw new FormatException("This is no public key of a ledger's checkpoints: it must read <name>+<key id>+<base64>.");
    }

    /// <inheritdoc/>
    public bool Verify(ReadOnlySpan<byte> text, ReadOnlySpan<byte> signature)
    {
        if (!IsDer(signature))
        {
            return false;
        }

        using ECDsa key = Import(_publicKey);
        try
        {
            return key.VerifyData(text, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (CryptographicException)
        {
            // bytes that are no signature at all
            return false;
        }
    }

    /// <summary>Writes the key in the form that tools read (vkey).</summary>
    /// <returns>Name, key id and key.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}+{KeyId:x8}+{Convert.ToBase64String([SignatureType, .. _publicKey])}");

    // the platform also takes other encodings of the same two numbers; a signature is written one way only
    private static bool IsDer(ReadOnlySpan<byte> signature)
    {
        try
        {
            var reader = new AsnReader(signature.ToArray(), AsnEncodingRules.DER);
            AsnReader numbers = reader.ReadSequence();
            bool positive = numbers.ReadIntegerBytes().Span[0] < 0x80 && numbers.ReadIntegerBytes().Span[0] < 0x80;
            return positive && !numbers.HasData && !reader.HasData;
        }
        catch (AsnContentException)
        {
            return false;
        }
    }

    internal static uint KeyIdOf(ReadOnlySpan<byte> publicKey) => BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(publicKey));

    private static ECDsa Import(ReadOnlySpan<byte> publicKey)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(publicKey, out int read);
            if (read == publicKey.Length && key.KeySize == 256)
            {
                return key;
            }
        }
        catch (CryptographicException exception)
        {
            key.Dispose();
            throw new ArgumentException("These bytes are no ECDSA P-256 public key.", nameof(publicKey), exception);
        }

        key.Dispose();
        throw new ArgumentException("These bytes are no ECDSA P-256 public key.", nameof(publicKey));
    }
}
