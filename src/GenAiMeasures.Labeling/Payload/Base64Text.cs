using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace GenAiMeasures.Labeling;

internal static class Base64Text
{
    // also the alphabet for addresses, and without padding
    internal static bool TryDecode(ReadOnlySpan<char> text, [NotNullWhen(true)] out string? plain)
    {
        plain = null;
        var standard = new StringBuilder(text.Length + 3);
        foreach (char c in text)
        {
            if (c is '=' or '\r' or '\n' or ' ')
            {
                continue;
            }

            standard.Append(c switch { '-' => '+', '_' => '/', _ => c });
        }

        standard.Append('=', (4 - (standard.Length % 4)) % 4);
        byte[] bytes = new byte[standard.Length];
        if (!Convert.TryFromBase64String(standard.ToString(), bytes, out int length))
        {
            return false;
        }

        plain = Encoding.UTF8.GetString(bytes, 0, length);
        return true;
    }
}
