using System.Security.Cryptography;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Security;

namespace GenAiMeasures.ShangMi;

// Reads what stands under KeyValue in real files (labels.md section 10), and PEM. Returns null for what is no point of the curve.
internal static class Sm2KeyReader
{
    internal const int MaxLength = 8192;

    internal static ECPublicKeyParameters? Read(string? text)
    {
        if (text is null || text.Length > MaxLength)
        {
            return null;
        }

        ReadOnlySpan<char> trimmed = text.AsSpan().Trim().TrimEnd('\0');
        byte[]? bytes = FromPem(trimmed) ?? SignatureBytes.FromText(trimmed);
        return bytes is null || !bytes.AsSpan().ContainsAnyExcept((byte)0) ? null : Read(bytes);
    }

    private static byte[]? FromPem(ReadOnlySpan<char> text)
    {
        if (!PemEncoding.TryFind(text, out PemFields fields) || text[fields.Label] is not "PUBLIC KEY")
        {
            return null;
        }

        byte[] der = new byte[fields.DecodedDataLength];
        return Convert.TryFromBase64Chars(text[fields.Base64Data], der, out int written) && written == der.Length ? der : null;
    }

    private static ECPublicKeyParameters? Read(byte[] bytes) => bytes.Length switch
    {
        Sm2Curve.FieldSize => Point([2, .. bytes]),
        Sm2Curve.FieldSize + 1 when bytes[0] is 2 or 3 => Point(bytes),
        2 * Sm2Curve.FieldSize when !bytes.AsSpan(Sm2Curve.FieldSize).ContainsAnyExcept((byte)0) => Point([2, .. bytes[..Sm2Curve.FieldSize]]),
        2 * Sm2Curve.FieldSize when !bytes.AsSpan(0, Sm2Curve.FieldSize).ContainsAnyExcept((byte)0) => Point([2, .. bytes[Sm2Curve.FieldSize..]]),
        2 * Sm2Curve.FieldSize => Point([4, .. bytes]),
        (2 * Sm2Curve.FieldSize) + 1 when bytes[0] == 4 => Point(bytes),
        > Sm2Curve.FieldSize when bytes[0] == 0x30 => FromSpki(bytes),
        > Sm2Curve.FieldSize => Padded(bytes),
        _ => null,
    };

    // a bare x in front of or behind zeros
    private static ECPublicKeyParameters? Padded(byte[] bytes)
    {
        ReadOnlySpan<byte> head = bytes.AsSpan(0, Sm2Curve.FieldSize);
        ReadOnlySpan<byte> tail = bytes.AsSpan(bytes.Length - Sm2Curve.FieldSize);
        if (!bytes.AsSpan(Sm2Curve.FieldSize).ContainsAnyExcept((byte)0))
        {
            return Point([2, .. head]);
        }

        return bytes.AsSpan(0, bytes.Length - Sm2Curve.FieldSize).ContainsAnyExcept((byte)0) ? null : Point([2, .. tail]);
    }

    private static ECPublicKeyParameters? FromSpki(byte[] der)
    {
        try
        {
            return PublicKeyFactory.CreateKey(der) is ECPublicKeyParameters key && key.Parameters.Equals(Sm2Curve.Domain)
                ? new ECPublicKeyParameters(key.Q, Sm2Curve.Domain)
                : null;
        }
#pragma warning disable CA1031 // the reader of another library on bytes from anywhere: whatever it throws means that there is no key
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    private static ECPublicKeyParameters? Point(byte[] encoded)
    {
        try
        {
            return new ECPublicKeyParameters(Sm2Curve.Domain.Curve.DecodePoint(encoded), Sm2Curve.Domain);
        }
        catch (ArgumentException)
        {
            // not on the curve
            return null;
        }
    }
}
