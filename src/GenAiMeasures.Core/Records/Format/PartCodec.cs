using System.IO.Compression;

namespace GenAiMeasures;

// The bytes that are sealed: one that names the codec, then the text. Long Chinese JSON shrinks to less than half.
internal static class PartCodec
{
    private const byte Plain = 0;
    private const byte Brotli = 1;
    private const int WorthCompressing = 1_024;
    private const int MaxDecoded = 64 * 1024 * 1024;

    internal static byte[] Encode(ReadOnlySpan<byte> text)
    {
        byte[] encoded = new byte[text.Length + 1];
        if (text.Length >= WorthCompressing
            && BrotliEncoder.TryCompress(text, encoded.AsSpan(1, text.Length - 1), out int written, quality: 1, window: 22))
        {
            encoded[0] = Brotli;
            return encoded[..(written + 1)];
        }

        encoded[0] = Plain;
        text.CopyTo(encoded.AsSpan(1));
        return encoded;
    }

    // null for bytes that no version of ours wrote
    internal static byte[]? Decode(ReadOnlySpan<byte> encoded)
    {
        if (encoded.IsEmpty)
        {
            return null;
        }

        return encoded[0] switch
        {
            Plain => encoded[1..].ToArray(),
            Brotli => Decompress(encoded[1..].ToArray()),
            _ => null,
        };
    }

    private static byte[]? Decompress(byte[] compressed)
    {
        try
        {
            using var stream = new BrotliStream(new MemoryStream(compressed), CompressionMode.Decompress);
            using var text = new MemoryStream();
            byte[] buffer = new byte[16 * 1024];
            while (stream.Read(buffer) is > 0 and int read)
            {
                text.Write(buffer, 0, read);
                if (text.Length > MaxDecoded)
                {
                    return null;
                }
            }

            return text.ToArray();
        }
        catch (Exception exception) when (exception is InvalidDataException or InvalidOperationException)
        {
            // bytes that are no Brotli stream
            return null;
        }
    }
}
