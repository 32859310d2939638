using System.Text;

namespace GenAiMeasures.Provenance;

internal static class RobotsPath
{
    // octets outside ASCII are escaped, escapes are in upper case, and escaped unreserved characters stand for themselves (RFC 9309 2.2.2)
    internal static string Normalise(string path)
    {
        var text = new StringBuilder(path.Length);
        byte[] bytes = Encoding.UTF8.GetBytes(path);
        for (int i = 0; i < bytes.Length; i++)
        {
            byte one = bytes[i];
            if (one == '%' && i + 2 < bytes.Length && char.IsAsciiHexDigit((char)bytes[i + 1]) && char.IsAsciiHexDigit((char)bytes[i + 2]))
            {
                byte value = Convert.FromHexString(path.AsSpan().Length == bytes.Length ? path.AsSpan(i + 1, 2) : [(char)bytes[i + 1], (char)bytes[i + 2]])[0];
                i += 2;
                Append(text, value, isUnreserved: char.IsAsciiLetterOrDigit((char)value) || value is (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~');
            }
            else
            {
                Append(text, one, isUnreserved: one < 0x80);
            }
        }

        return text.ToString();
    }

    // * stands for any run, $ at the end for the end; each step of the loop keeps every place that can still match
    internal static bool Matches(string pattern, string path)
    {
        bool isAnchored = pattern.EndsWith('$');
        ReadOnlySpan<char> rest = isAnchored ? pattern.AsSpan(0, pattern.Length - 1) : pattern;
        int star = -1;
        int retry = 0;
        int p = 0;
        int t = 0;
        while (t < path.Length)
        {
            if (p < rest.Length && rest[p] == '*')
            {
                star = p++;
                retry = t;
            }
            else if (p < rest.Length && rest[p] == path[t])
            {
                p++;
                t++;
            }
            else if (p == rest.Length && !isAnchored)
            {
                return true;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++retry;
            }
            else
            {
                return false;
            }
        }

        while (p < rest.Length && rest[p] == '*')
        {
            p++;
        }

        return p == rest.Length;
    }

    private static void Append(StringBuilder text, byte value, bool isUnreserved)
    {
        if (isUnreserved)
        {
            text.Append((char)value);
        }
        else
        {
            text.Append('%').Append(Convert.ToHexString([value]));
        }
    }
}
