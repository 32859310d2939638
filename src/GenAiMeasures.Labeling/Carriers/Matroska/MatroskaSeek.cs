using System.Buffers.Binary;
using System.Numerics;

namespace GenAiMeasures.Labeling;

// The index of a segment's elements (SeekHead): says where the tags are, which readers that stop at the first cluster need to
// find them behind it.
internal sealed class MatroskaSeek
{
    private readonly ByteSource _content;
    private readonly List<EbmlElement> _children;
    private readonly bool _hasCrc;

    private MatroskaSeek(ByteSource content, EbmlElement head)
    {
        _content = content;
        Head = head;
        _children = head.Children(content);
        _hasCrc = EbmlElement.Find(_children, EbmlIds.Crc) is not null;
    }

    internal EbmlElement Head { get; }

    internal static MatroskaSeek? Find(ByteSource content, MatroskaFile file) =>
        EbmlElement.Find(file.Elements, EbmlIds.SeekHead) is { } head ? new MatroskaSeek(content, head) : null;

    // The element with another place of the tags (none for a negative one), in so much room; null when it does not fit. Other
    // places are moved by the map.
    internal byte[]? WithTags(long position, long room, long oldPosition, Func<long, long> map)
    {
        using var data = new MemoryStream();
        if (_hasCrc)
        {
            data.Write([0xBF, 0x84, 0, 0, 0, 0]);
        }

        foreach (EbmlElement child in _children)
        {
            if (child.Id != EbmlIds.Seek)
            {
                continue;
            }

            (uint id, long at) = ReadEntry(child);
            if (id == EbmlIds.Tags && at == oldPosition)
            {
                continue;
            }

            long moved = map(at);
            data.Write(moved == at ? _content.Need(child.Offset, child.TotalLength) : MakeEntry(id, moved));
        }

        if (position >= 0)
        {
            data.Write(MakeEntry(EbmlIds.Tags, position));
        }

        byte[] bytes = data.ToArray();
        if (_hasCrc)
        {
            MatroskaCrc.Write(bytes);
        }

        return MatroskaRoom.Fill(EbmlIds.SeekHead, bytes, room);
    }

    internal bool PointsTo(long position)
    {
        foreach (EbmlElement child in _children)
        {
            if (child.Id == EbmlIds.Seek && ReadEntry(child) == (EbmlIds.Tags, position))
            {
                return true;
            }
        }

        return false;
    }

    private (uint Id, long Position) ReadEntry(EbmlElement seek)
    {
        List<EbmlElement> children = seek.Children(_content);
        ulong id = EbmlElement.Find(children, EbmlIds.SeekId) is { } name ? name.ReadUnsigned(_content) : 0;
        ulong position = EbmlElement.Find(children, EbmlIds.SeekPosition) is { } place ? place.ReadUnsigned(_content) : 0;
        return id <= uint.MaxValue && position <= long.MaxValue ? ((uint)id, (long)position) : throw DamagedContentException.Malformed("its index points nowhere");
    }

    private static byte[] MakeEntry(uint id, long position)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, position);
        int skip = Math.Min(7, BitOperations.LeadingZeroCount((ulong)position) / 8);
        return EbmlElement.Make(
            EbmlIds.Seek,
            [.. EbmlElement.Make(EbmlIds.SeekId, EbmlElement.IdBytes(id)), .. EbmlElement.Make(EbmlIds.SeekPosition, bytes[skip..])]);
    }
}
