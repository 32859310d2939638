using System.Text;

namespace GenAiMeasures.Labeling;

// Text files: which encoding, whether it is text at all, and where its characters are.
internal sealed record TextFile(string Text, bool HasMark, Encoding Encoding)
{
    internal const int MaxLength = 64 * 1024 * 1024;

    // what files of other kinds begin with: a piece of it is no text
    private static readonly string[] Signatures =
        ["RIFF", "GIF87a", "GIF89a", "%PDF-", "II*\0", "MM\0*", "II+\0", "MM\0+", "PK\x03\x04", "OggS", "fLaC", "ID3", "FLV\x01", "RF64", "BW64"];

    // a head without binary bytes may be text, whatever its encoding
    internal static bool LooksLikeText(ReadOnlySpan<byte> head)
    {
        if (head.IsEmpty || head.ContainsAnyInRange((byte)0, (byte)8) || head.ContainsAnyInRange((byte)14, (byte)26))
        {
            return false;
        }

        string start = Encoding.Latin1.GetString(head[..Math.Min(head.Length, 8)]);
        foreach (string signature in Signatures)
        {
            if (signature.StartsWith(start, StringComparison.Ordinal) || (start.StartsWith("RIFF", StringComparison.Ordinal) && head.Length < 16))
            {
                return false;
            }
        }

        return true;
    }

    // The whole text, up to a limit that memory stands.
    internal static TextFile Read(ByteSource content, long most)
    {
        int length = (int)Math.Min(content.Length, most);
        byte[] bytes = new byte[length];
        content.CopyTo(0, bytes);
        bool hasMark = bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]);

        // in other encodings the structure is ASCII too, and a byte stays a byte
        Encoding encoding = IsUtf8(bytes) ? Encoding.UTF8 : Encoding.Latin1;
        return new TextFile(encoding.GetString(bytes.AsSpan(hasMark ? 3 : 0)), hasMark, encoding);
    }

    // the offset in bytes of a character
    internal long OffsetOf(int index) => (HasMark ? 3 : 0) + Encoding.GetByteCount(Text.AsSpan(0, index));

    // the last character may be cut off
    internal static bool IsUtf8(ReadOnlySpan<byte> bytes)
    {
        for (int cut = 0; cut == 0 || (cut < 4 && cut < bytes.Length); cut++)
        {
            if (System.Text.Unicode.Utf8.IsValid(bytes[..^cut]))
            {
                return true;
            }
        }

        return false;
    }

    internal static bool HasExtension(string? fileName, params ReadOnlySpan<string> extensions)
    {
        ReadOnlySpan<char> extension = Path.GetExtension(fileName.AsSpan());
        foreach (string one in extensions)
        {
            if (extension.Equals(one, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
