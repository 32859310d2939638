using System.IO.Compression;

namespace GenAiMeasures.Labeling;

// Compressed metadata, up to a limit: what expands beyond it is damaged, whatever it is.
internal static class Inflated
{
    internal static byte[] Zlib(ReadOnlySpan<byte> bytes)
    {
        using var stream = new ZLibStream(new MemoryStream(bytes.ToArray()), CompressionMode.Decompress);
        return Read(stream);
    }

    internal static byte[] Deflate(ReadOnlySpan<byte> bytes)
    {
        using var stream = new DeflateStream(new MemoryStream(bytes.ToArray()), CompressionMode.Decompress);
        return Read(stream);
    }

    private static byte[] Read(Stream stream)
    {
        var plain = new MemoryStream();
        byte[] part = new byte[16 * 1024];
        try
        {
            while (true)
            {
                int read = stream.Read(part);
                if (read == 0)
                {
                    return plain.ToArray();
                }

                if (plain.Length + read > CarrierLimits.MaxInflated)
                {
                    throw DamagedContentException.TooLarge();
                }

                plain.Write(part, 0, read);
            }
        }
        catch (InvalidDataException)
        {
            throw DamagedContentException.Malformed("compressed data cannot be expanded");
        }
    }
}
