using System.Buffers.Binary;

namespace GenAiMeasures.Labeling;

// The packets that go on over several APP1 segments: a digest of 32 characters, the full length, the part's offset, the part.
internal sealed class JpegExtendedXmp
{
    internal const int HeadLength = 35 + 32 + 4 + 4;

    internal List<(long Offset, byte[] Packet)> Packets { get; } = [];

    internal bool IsIncomplete { get; private set; }

    // The packet the main one names comes first; others are read too, because a label in them counts.
    internal static JpegExtendedXmp Read(ByteSource content, List<JpegSegment> segments, string? guid)
    {
        var extended = new JpegExtendedXmp();
        var parts = new Dictionary<string, List<JpegSegment>>(StringComparer.OrdinalIgnoreCase);
        foreach (JpegSegment segment in segments)
        {
            if (segment.Kind == JpegSegmentKind.ExtendedXmp)
            {
                string key = Guid(content, segment);
                parts.TryAdd(key, []);
                parts[key].Add(segment);
            }
        }

        foreach ((string key, List<JpegSegment> list) in parts.OrderByDescending(p => string.Equals(p.Key, guid, StringComparison.OrdinalIgnoreCase)))
        {
            extended.Join(content, list);
        }

        return extended;
    }

    internal static string Guid(ByteSource content, JpegSegment segment) => segment.DataLength < HeadLength
        ? throw DamagedContentException.Malformed("a segment of extended XMP is too short")
        : System.Text.Encoding.Latin1.GetString(content.Need(segment.DataOffset + 35, 32));

    private void Join(ByteSource content, List<JpegSegment> parts)
    {
        uint length = BinaryPrimitives.ReadUInt32BigEndian(content.Need(parts[0].DataOffset + 67, 4));
        long available = parts.Sum(p => (long)p.DataLength - HeadLength);
        if (length > CarrierLimits.MaxBlock || length > available)
        {
            IsIncomplete = true;
            length = (uint)Math.Min(length, Math.Min(available, CarrierLimits.MaxBlock));
        }

        byte[] packet = new byte[length];
        long filled = 0;
        foreach (JpegSegment part in parts)
        {
            uint offset = BinaryPrimitives.ReadUInt32BigEndian(content.Need(part.DataOffset + 71, 4));
            int count = part.DataLength - HeadLength;
            if (offset > length || count > length - offset)
            {
                IsIncomplete = true;
                continue;
            }

            content.Need(part.DataOffset + HeadLength, count).CopyTo(packet.AsSpan((int)offset));
            filled += count;
        }

        IsIncomplete |= filled != length;
        Packets.Add((parts[0].Offset, packet));
    }
}
