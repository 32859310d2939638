using System.Diagnostics.CodeAnalysis;
using System.Text;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.X509;

namespace GenAiMeasures.ShangMi;

/// <summary>A public key of SM2 (GB/T 32918). Immutable, thread-safe; two keys are equal when they are the same point.</summary>
public sealed class Sm2PublicKey : IEquatable<Sm2PublicKey>
{
    private readonly ECPublicKeyParameters _key;

    internal Sm2PublicKey(ECPublicKeyParameters key)
    {
        _key = key;
        Point = Convert.ToHexString(key.Q.GetEncoded(compressed: false));
        Fingerprint = Convert.ToHexStringLower(Sm3.HashData(Convert.FromHexString(Point)));
    }

    /// <summary>Gets the key's fingerprint: SM3 over the uncompressed point, 64 lower-case hexadecimal digits.</summary>
    public string Fingerprint { get; }

    internal string Point { get; }

    /// <summary>Reads a key in the forms that labels and tools write: PEM, SubjectPublicKeyInfo in hexadecimal digits or Base64, an uncompressed point with or without <c>04</c>, a compressed point, or the bare x coordinate (taken with the even y, as one vendor writes it).</summary>
    /// <param name="text">The text, at most 8,192 characters.</param>
    /// <param name="key">The key.</param>
    /// <returns>Whether the text is a point of the SM2 curve.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Sm2PublicKey? key)
    {
        key = Sm2KeyReader.Read(text) is { } point ? new Sm2PublicKey(point) : null;
        return key is not null;
    }

    /// <summary>Checks a signature (SM2 with SM3, GB/T 32918.2).</summary>
    /// <param name="message">The message.</param>
    /// <param name="signature">The signature: a DER sequence of r and s, or both in 64 bytes.</param>
    /// <param name="userId">The signer's id. Default: <c>1234567812345678</c>, the standard's own.</param>
    /// <returns>Whether this key made the signature of this message. A malformed signature is <see langword="false"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="userId"/> is <see langword="null"/>.</exception>
    public bool Verify(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature, string userId = Sm2Curve.DefaultUserId)
    {
        ArgumentNullException.ThrowIfNull(userId);
        var signer = new SM2Signer(signature.Length == 2 * Sm2Curve.FieldSize ? PlainDsaEncoding.Instance : StandardDsaEncoding.Instance);
        signer.Init(forSigning: false, new ParametersWithID(_key, Encoding.UTF8.GetBytes(userId)));
        signer.BlockUpdate(message);
        return signer.VerifySignature(signature.ToArray());
    }

    /// <summary>Writes the key as SubjectPublicKeyInfo, the form that signed Markdown files carry.</summary>
    /// <returns>182 upper-case hexadecimal digits.</returns>
    public string ToSpkiHex() => Convert.ToHexString(SubjectPublicKeyInfoFactory.CreateSubjectPublicKeyInfo(_key).GetDerEncoded());

    /// <inheritdoc/>
    public bool Equals(Sm2PublicKey? other) => other is not null && string.Equals(Point, other.Point, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Sm2PublicKey);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(Point, StringComparison.Ordinal);

    /// <summary>The key's fingerprint.</summary>
    /// <returns><see cref="Fingerprint"/>.</returns>
    public override string ToString() => Fingerprint;
}
