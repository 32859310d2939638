using System.Buffers.Binary;
using System.Text;

namespace GenAiMeasures.Labeling.Drawing;

// colour profile, EXIF, XMP, C2PA
internal sealed class WebpParts : IImageParts
{
    private readonly List<(string Type, byte[] Data)> _chunks = [];

    internal WebpParts(ReadOnlySpan<byte> image)
    {
        foreach ((string type, Range range) in Chunks(image))
        {
            IsLossless |= type == "VP8L";
            if (type is "ICCP" or "EXIF" or "XMP " or "C2PA")
            {
                _chunks.Add((type, image[range].ToArray()));
            }

            if (type == "ICCP")
            {
                Profile = image[range].ToArray();
            }
        }
    }

    public bool IsLossless { get; }

    public byte[]? Profile { get; }

    public byte[] PutInto(byte[] encoded, bool keepsColours)
    {
        List<(string Type, byte[] Data)> kept = [.. _chunks.Where(c => keepsColours || c.Type != "ICCP")];
        if (kept.Count == 0)
        {
            return encoded;
        }

        List<(string Type, byte[] Data)> pixels =
            [.. Chunks(encoded).Where(c => c.Type is "VP8 " or "VP8L" or "ALPH").Select(c => (c.Type, encoded[c.Range]))];

        // the encoder's own profile, where the colours were converted to it
        kept.AddRange(Chunks(encoded).Where(c => c.Type == "ICCP" && !keepsColours).Select(c => (c.Type, encoded[c.Range])));
        var output = new MemoryStream(encoded.Length + kept.Sum(c => c.Data.Length) + 64);
        output.Write("RIFF\0\0\0\0WEBP"u8);
        Write(output, "VP8X", Extended(encoded, pixels, kept));
        foreach ((string type, byte[] data) in kept.Where(c => c.Type == "ICCP").Concat(pixels).Concat(kept.Where(c => c.Type != "ICCP")))
        {
            Write(output, type, data);
        }

        byte[] result = output.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(result.AsSpan(4), result.Length - 8);
        return result;
    }

    private static byte[] Extended(byte[] encoded, List<(string Type, byte[] Data)> pixels, List<(string Type, byte[] Data)> kept)
    {
        using var codec = SkiaSharp.SKCodec.Create(new MemoryStream(encoded));
        bool hasAlpha = codec.Info.AlphaType != SkiaSharp.SKAlphaType.Opaque || pixels.Exists(p => p.Type == "ALPH");
        byte[] header = new byte[10];
        header[0] = (byte)((kept.Exists(c => c.Type == "ICCP") ? 0x20 : 0)
            | (hasAlpha ? 0x10 : 0)
            | (kept.Exists(c => c.Type == "EXIF") ? 0x08 : 0)
            | (kept.Exists(c => c.Type == "XMP ") ? 0x04 : 0));
        WriteInt24(header.AsSpan(4), codec.Info.Width - 1);
        WriteInt24(header.AsSpan(7), codec.Info.Height - 1);
        return header;
    }

    private static void WriteInt24(Span<byte> span, int value)
    {
        span[0] = (byte)value;
        span[1] = (byte)(value >> 8);
        span[2] = (byte)(value >> 16);
    }

    private static void Write(MemoryStream output, string type, byte[] data)
    {
        Span<byte> header = stackalloc byte[8];
        Encoding.ASCII.GetBytes(type, header);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], data.Length);
        output.Write(header);
        output.Write(data);
        if (data.Length % 2 == 1)
        {
            output.WriteByte(0);
        }
    }

    // the data of every chunk, without header and padding
    private static List<(string Type, Range Range)> Chunks(ReadOnlySpan<byte> image)
    {
        var chunks = new List<(string, Range)>();
        int at = 12;
        while (at + 8 <= image.Length)
        {
            uint length = BinaryPrimitives.ReadUInt32LittleEndian(image[(at + 4)..]);
            if (length > image.Length - at - 8)
            {
                break;
            }

            int end = at + 8 + (int)length;
            chunks.Add((Encoding.ASCII.GetString(image.Slice(at, 4)), (at + 8)..end));
            at = end + (int)(length % 2);
        }

        return chunks;
    }
}
