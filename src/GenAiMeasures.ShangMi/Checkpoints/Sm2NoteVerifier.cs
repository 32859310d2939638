using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GenAiMeasures.ShangMi;

/// <summary>An SM2 key that checks signed notes. C2SP signed-note assigns no type to SM2: the type is its byte <c>0xff</c> for unassigned ones, followed by <c>genai-measures/sm2-sm3/v1</c>. Thread-safe.</summary>
/// <remarks>The signature is DER (SM2 with SM3, user id <c>1234567812345678</c>); the key is the uncompressed point. Tools of others pass such a signature over.</remarks>
public sealed class Sm2NoteVerifier : INoteVerifier
{
    private const byte UnassignedType = 0xff;
    private const int PointLength = 65;

    private readonly Sm2PublicKey _key;

    /// <summary>Initializes the verifier.</summary>
    /// <param name="name">The key's name, without spaces and plus signs.</param>
    /// <param name="key">The public key.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The name cannot be a key's.</exception>
    public Sm2NoteVerifier(string name, Sm2PublicKey key)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(key);
        if (name.Any(c => char.IsWhiteSpace(c) || c == '+'))
        {
            throw new ArgumentException("The name of a note's key holds no space and no plus sign.", nameof(name));
        }

        Name = name;
        _key = key;
        KeyId = BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData([.. Encoding.UTF8.GetBytes(name), (byte)'\n', .. Encode(key)]));
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public uint KeyId { get; }

    private static ReadOnlySpan<byte> TypeName => "genai-measures/sm2-sm3/v1\n"u8;

    /// <summary>Reads the form that <see cref="ToString"/> writes: name, key id and key.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The verifier.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is <see langword="null"/>.</exception>
    /// <exception cref="FormatException">The text is no such key.</exception>
    public static Sm2NoteVerifier Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = text.Trim().Split('+', 3);
        try
        {
            if (parts.Length == 3 && Decode(Convert.FromBase64String(parts[2])) is { } key)
            {
                var verifier = new Sm2NoteVerifier(parts[0], key);
                if (string.Equals(parts[1], verifier.KeyId.ToString("x8", CultureInfo.InvariantCulture), StringComparison.Ordinal))
                {
                    return verifier;
                }
            }
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            throw new FormatException("This is no SM2 public key of a ledger's checkpoints.", exception);
        }

        throw new FormatException("This is no SM2 public key of a ledger's checkpoints: it must read <name>+<key id>+<base64>.");
    }

    /// <inheritdoc/>
    public INoteVerifier WithName(string name) => new Sm2NoteVerifier(name, _key);

    /// <inheritdoc/>
    public bool Verify(ReadOnlySpan<byte> text, ReadOnlySpan<byte> signature) =>
        signature.Length != 2 * Sm2Curve.FieldSize && _key.Verify(text, signature);

    /// <summary>Writes the key in the form of signed-note's verifier keys.</summary>
    /// <returns>Name, key id and key.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}+{KeyId:x8}+{Convert.ToBase64String(Encode(_key))}");

    private static byte[] Encode(Sm2PublicKey key) => [UnassignedType, .. TypeName, .. Convert.FromHexString(key.Point)];

    private static Sm2PublicKey? Decode(byte[] bytes) =>
        bytes.Length == 1 + TypeName.Length + PointLength && bytes[0] == UnassignedType && bytes.AsSpan(1).StartsWith(TypeName)
            && Sm2PublicKey.TryParse(Convert.ToHexString(bytes.AsSpan(1 + TypeName.Length)), out Sm2PublicKey? key)
            ? key
            : null;
}
