using System.Buffers;
using System.Buffers.Text;

namespace GenAiMeasures.ShangMi;

// bytes that stand as text in SecurityData: hexadecimal digits first, Base64 after it
internal static class SignatureBytes
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    internal static byte[]? FromText(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> trimmed = text.Trim().TrimEnd('\0');
        if (trimmed.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            trimmed = trimmed[2..];
        }

        if (trimmed.IsEmpty)
        {
            return null;
        }

        if (trimmed.Length % 2 == 0 && !trimmed.ContainsAnyExcept(HexDigits))
        {
            return Convert.FromHexString(trimmed);
        }

        byte[] bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(trimmed.Length) + 3];
        return Convert.TryFromBase64Chars(trimmed, bytes, out int written) ? bytes[..written] : null;
    }
}
