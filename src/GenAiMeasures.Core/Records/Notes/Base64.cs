namespace GenAiMeasures;

// standard Base64 with padding, and nothing else: .NET's own reader passes over white space
internal static class Base64
{
    internal static byte[]? TryDecode(string text)
    {
        if (text.Length == 0 || text.Length % 4 != 0 || text.AsSpan().ContainsAny(" \t\r\n"))
        {
            return null;
        }

        byte[] bytes = new byte[text.Length / 4 * 3];
        return Convert.TryFromBase64String(text, bytes, out int written) && string.Equals(Convert.ToBase64String(bytes.AsSpan(0, written)), text, StringComparison.Ordinal)
            ? bytes[..written]
            : null;
    }
}
