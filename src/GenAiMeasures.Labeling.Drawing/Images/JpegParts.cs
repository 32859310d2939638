using System.Buffers.Binary;

namespace GenAiMeasures.Labeling.Drawing;

// APP1 (EXIF, XMP), APP2 (colour profile), APP11 (C2PA), APP13 (IPTC) and comments
internal sealed class JpegParts : IImageParts
{
    private static readonly byte[] ProfileName = "ICC_PROFILE\0"u8.ToArray();

    private readonly List<byte[]> _segments = [];

    internal JpegParts(ReadOnlySpan<byte> image)
    {
        foreach ((byte marker, Range range) in Segments(image))
        {
            if (marker is 0xE1 or 0xE2 or 0xEB or 0xED or 0xFE)
            {
                byte[] segment = image[range].ToArray();
                if (marker != 0xE2 || IsProfile(segment))
                {
                    _segments.Add(segment);
                }
            }
        }

        byte[] profile = [.. _segments.Where(IsProfile).OrderBy(s => s[16]).SelectMany(s => s.AsSpan(18).ToArray())];
        Profile = profile.Length == 0 ? null : profile;
    }

    public bool IsLossless => false;

    public byte[]? Profile { get; }

    public byte[] PutInto(byte[] encoded, bool keepsColours)
    {
        var output = new MemoryStream(encoded.Length + _segments.Sum(s => s.Length));
        int at = 2;
        output.Write(encoded.AsSpan(0, 2));

        // the encoder's own JFIF header stays in front
        if (encoded.Length > 4 && encoded[2] == 0xFF && encoded[3] == 0xE0)
        {
            int length = 2 + BinaryPrimitives.ReadUInt16BigEndian(encoded.AsSpan(4));
            output.Write(encoded.AsSpan(2, length));
            at += length;
        }

        foreach (byte[] segment in _segments)
        {
            if (keepsColours || !IsProfile(segment))
            {
                output.Write(segment);
            }
        }

        output.Write(encoded.AsSpan(at));
        return output.ToArray();
    }

    private static bool IsProfile(byte[] segment) =>
        segment[1] == 0xE2 && segment.Length > 18 && segment.AsSpan(4).StartsWith(ProfileName);

    // the segments in front of the scan, each with its marker and length
    private static List<(byte Marker, Range Range)> Segments(ReadOnlySpan<byte> image)
    {
        var segments = new List<(byte, Range)>();
        int at = 2;
        while (at + 4 <= image.Length && image[at] == 0xFF)
        {
            byte marker = image[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            int length = BinaryPrimitives.ReadUInt16BigEndian(image[(at + 2)..]);
            if (marker is 0xDA or 0xD9 || length < 2 || at + 2 + length > image.Length)
            {
                break;
            }

            segments.Add((marker, at..(at + 2 + length)));
            at += 2 + length;
        }

        return segments;
    }
}
