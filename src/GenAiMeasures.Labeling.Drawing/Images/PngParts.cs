using System.Buffers.Binary;
using System.IO.Compression;

namespace GenAiMeasures.Labeling.Drawing;

// colour chunks, text, EXIF, C2PA, time and resolution
internal sealed class PngParts : IImageParts
{
    private const int MostProfile = 16 * 1024 * 1024;

    private static readonly string[] Colours = ["iCCP", "sRGB", "gAMA", "cHRM", "cICP"];
    private static readonly string[] Others = ["eXIf", "tEXt", "zTXt", "iTXt", "caBX", "tIME", "pHYs"];

    private readonly List<(string Type, byte[] Chunk)> _chunks = [];

    internal PngParts(ReadOnlySpan<byte> image)
    {
        foreach ((string type, Range range) in Chunks(image))
        {
            if (Colours.Contains(type) || Others.Contains(type))
            {
                _chunks.Add((type, image[range].ToArray()));
            }

            if (type == "iCCP")
            {
                Profile = ReadProfile(image[range][8..^4]);
            }
        }
    }

    public bool IsLossless => true;

    public byte[]? Profile { get; }

    public byte[] PutInto(byte[] encoded, bool keepsColours)
    {
        var output = new MemoryStream(encoded.Length + _chunks.Sum(c => c.Chunk.Length));
        output.Write(encoded.AsSpan(0, 8));
        foreach ((string type, Range range) in Chunks(encoded))
        {
            if (!Others.Contains(type) && !(keepsColours && Colours.Contains(type)))
            {
                output.Write(encoded.AsSpan()[range]);
            }

            if (type == "IHDR")
            {
                // all of these may stand in front of the palette and the pixels
                foreach ((string own, byte[] chunk) in _chunks)
                {
                    if (keepsColours || !Colours.Contains(own))
                    {
                        output.Write(chunk);
                    }
                }
            }
        }

        return output.ToArray();
    }

    private static List<(string Type, Range Range)> Chunks(ReadOnlySpan<byte> image)
    {
        var chunks = new List<(string, Range)>();
        int at = 8;
        while (at + 12 <= image.Length)
        {
            uint length = BinaryPrimitives.ReadUInt32BigEndian(image[at..]);
            if (length > image.Length - at - 12)
            {
                break;
            }

            int end = at + 12 + (int)length;
            chunks.Add((System.Text.Encoding.ASCII.GetString(image.Slice(at + 4, 4)), at..end));
            at = end;
        }

        return chunks;
    }

    // name, zero, method, deflated profile
    private static byte[]? ReadProfile(ReadOnlySpan<byte> data)
    {
        int zero = data.IndexOf((byte)0);
        if (zero < 0 || zero + 2 >= data.Length)
        {
            return null;
        }

        try
        {
            using var inflater = new ZLibStream(new MemoryStream(data[(zero + 2)..].ToArray()), CompressionMode.Decompress);
            var profile = new MemoryStream();
            byte[] part = new byte[8192];
            for (int read = inflater.Read(part); read > 0; read = inflater.Read(part))
            {
                if (profile.Length + read > MostProfile)
                {
                    return null;
                }

                profile.Write(part, 0, read);
            }

            return profile.ToArray();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
