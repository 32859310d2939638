using System.Buffers.Binary;
using System.Text;

namespace GenAiMeasures.Labeling;

// The meta box of an image file: which items there are, of what type, and where their data stand.
internal sealed class HeifMeta
{
    private const int MaxItems = 65536;

    private readonly ByteSource _content;
    private readonly HeifBox _idat;

    private HeifMeta(ByteSource content, HeifBox box)
    {
        _content = content;
        Box = box;
        Children = HeifBox.Read(content, box.DataOffset + 4, box.End);
        _idat = Find(HeifBox.Idat);
        Info = Require(HeifBox.Iinf);
        Locations = Require(HeifBox.Iloc);
        References = Find(HeifBox.Iref);
        ReadPrimary();
        ReadTypes();
        ReadLocations();
    }

    internal HeifBox Box { get; }

    internal List<HeifBox> Children { get; }

    internal HeifBox Info { get; }

    internal HeifBox Locations { get; }

    // of type zero when there is none
    internal HeifBox References { get; }

    internal uint? Primary { get; private set; }

    // item to its type and, where it is a mime item, its content type
    internal Dictionary<uint, (string Type, string ContentType)> Types { get; } = [];

    internal List<HeifItem> Items { get; } = [];

    internal int LocationVersion { get; private set; }

    // widths of offset, length, base and index
    internal (int Offset, int Length, int Base, int Index) Widths { get; private set; }

    internal static HeifMeta Read(ByteSource content, List<HeifBox> boxes)
    {
        HeifBox box = boxes.Find(b => b.Type == HeifBox.Meta);
        return box.Type == 0 || box.DataLength < 4 ? throw DamagedContentException.Malformed("there is no meta box") : new HeifMeta(content, box);
    }

    // absolute places of an item's data in the file
    internal List<(long Offset, long Length)> Places(HeifItem item)
    {
        var places = new List<(long, long)>();
        foreach ((HeifField offset, HeifField length) in item.Extents)
        {
            long start = item.Base.Value + offset.Value + (item.Construction == 1 ? _idat.DataOffset : 0);
            if (start < 0 || length.Value > _content.Length - start || (item.Construction == 1 && (_idat.Type == 0 || start + length.Value > _idat.End)))
            {
                throw DamagedContentException.Truncated();
            }

            places.Add((start, length.Value));
        }

        return places;
    }

    internal byte[] Data(HeifItem item)
    {
        var data = new MemoryStream();
        foreach ((long offset, long length) in Places(item))
        {
            if (data.Length + length > CarrierLimits.MaxBlock)
            {
                throw DamagedContentException.TooLarge();
            }

            data.Write(_content.Need(offset, length));
        }

        return data.ToArray();
    }

    private HeifBox Find(uint type) => Children.Find(b => b.Type == type);

    private HeifBox Require(uint type) =>
        Find(type) is { Type: not 0 } box && box.DataLength >= 6 ? box : throw DamagedContentException.Malformed("the meta box lacks a part");

    private void ReadPrimary()
    {
        if (Find(HeifBox.Pitm) is { Type: not 0 } box)
        {
            ReadOnlySpan<byte> data = _content.Need(box.DataOffset, box.DataLength);
            if (data.Length < 6 || (data[0] > 0 && data.Length < 8))
            {
                throw DamagedContentException.Malformed("the primary item");
            }

            Primary = data[0] == 0 ? BinaryPrimitives.ReadUInt16BigEndian(data[4..]) : BinaryPrimitives.ReadUInt32BigEndian(data[4..]);
        }
    }

    private void ReadTypes()
    {
        int version = _content.ReadByte(Info.DataOffset);
        foreach (HeifBox entry in HeifBox.Read(_content, Info.DataOffset + (version == 0 ? 6 : 8), Info.End))
        {
            if (entry.Type != HeifBox.Infe || Types.Count == MaxItems)
            {
                throw DamagedContentException.Malformed("the list of items holds something else");
            }

            ReadOnlySpan<byte> data = _content.Need(entry.DataOffset, entry.DataLength);
            int id = data.Length > 0 && data[0] >= 3 ? 4 : 2;
            int at = 4 + id + 2;
            if (data.Length < at + 4 || data[0] < 2)
            {
                // versions without a type are older than images in such files: what such an item is, nobody knows
                throw DamagedContentException.Malformed("an item has no type");
            }

            uint number = id == 2 ? BinaryPrimitives.ReadUInt16BigEndian(data[4..]) : BinaryPrimitives.ReadUInt32BigEndian(data[4..]);
            string type = Encoding.Latin1.GetString(data.Slice(at, 4));
            ReadOnlySpan<byte> rest = data[(at + 4)..];
            int name = rest.IndexOf((byte)0);
            rest = name < 0 ? default : rest[(name + 1)..];
            int end = rest.IndexOf((byte)0);
            Types[number] = (type, type == "mime" ? Encoding.Latin1.GetString(end < 0 ? rest : rest[..end]) : "");
        }
    }

    private void ReadLocations()
    {
        long at = Locations.DataOffset;
        ReadOnlySpan<byte> head = _content.Need(at, 8);
        LocationVersion = head[0];
        Widths = (head[4] >> 4, head[4] & 15, head[5] >> 4, LocationVersion is 1 or 2 ? head[5] & 15 : 0);
        if (LocationVersion > 2 || !IsWidth(Widths.Offset) || !IsWidth(Widths.Length) || !IsWidth(Widths.Base) || !IsWidth(Widths.Index))
        {
            throw DamagedContentException.Malformed("the item locations have an unknown form");
        }

        int wide = LocationVersion < 2 ? 2 : 4;
        long count = Take(ref at, 6, wide).Value;
        for (long i = 0; i < count; i++)
        {
            uint id = (uint)Take(ref at, 0, wide).Value;
            HeifField construction = LocationVersion > 0 ? Take(ref at, 0, 2) : default;
            int reference = (int)Take(ref at, 0, 2).Value;
            HeifField start = Take(ref at, 0, Widths.Base);
            int extents = (int)Take(ref at, 0, 2).Value;
            var list = new List<(HeifField, HeifField)>();
            for (int e = 0; e < extents; e++)
            {
                Take(ref at, 0, Widths.Index);
                HeifField offset = Take(ref at, 0, Widths.Offset);
                list.Add((offset, Take(ref at, 0, Widths.Length)));
            }

            Items.Add(new HeifItem(id, (int)(construction.Value & 15), construction, reference, start, list));
        }
    }

    private static bool IsWidth(int width) => width is 0 or 4 or 8;

    private HeifField Take(ref long at, int skip, int width)
    {
        at += skip;
        if (at + width > Locations.End)
        {
            throw DamagedContentException.Malformed("the item locations are too short");
        }

        long value = 0;
        foreach (byte b in _content.Need(at, width))
        {
            value = (value << 8) | b;
        }

        if (value < 0)
        {
            throw DamagedContentException.Malformed("an item is outside the file");
        }

        var field = new HeifField(at, width, value);
        at += width;
        return field;
    }
}
