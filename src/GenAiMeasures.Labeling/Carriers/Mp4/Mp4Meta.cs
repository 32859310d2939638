using System.Buffers.Binary;
using System.Text;

namespace GenAiMeasures.Labeling;

// A meta box: its handler, its keys and its items. Two forms exist, with and without version and flags.
internal sealed class Mp4Meta
{
    private const int MaxKeys = 100_000;

    private Mp4Meta(Mp4Box box) => Box = box;

    internal Mp4Box Box { get; }

    // bytes before the first child: version and flags, or none
    internal int Skip { get; private set; }

    internal List<Mp4Box> Children { get; private set; } = [];

    internal uint Handler { get; private set; }

    internal List<Mp4Key> Keys { get; } = [];

    internal List<Mp4Box> Items { get; private set; } = [];

    internal static Mp4Meta Parse(ByteSource content, Mp4Box box)
    {
        var meta = new Mp4Meta(box);
        bool isQuickTime = box.DataLength >= 8 && content.ReadUInt32BigEndian(box.DataOffset + 4) == Mp4Types.Hdlr;
        meta.Skip = isQuickTime ? 0 : 4;
        if (box.DataLength < meta.Skip)
        {
            throw DamagedContentException.Truncated();
        }

        meta.Children = box.Children(content, meta.Skip);
        foreach (Mp4Box child in meta.Children)
        {
            switch (child.Type)
            {
                case Mp4Types.Hdlr when child.DataLength >= 12:
                    meta.Handler = content.ReadUInt32BigEndian(child.DataOffset + 8);
                    break;
                case Mp4Types.Keys:
                    meta.ReadKeys(content, child);
                    break;
                case Mp4Types.Ilst:
                    meta.Items.AddRange(child.Children(content));
                    break;
                default:
                    break;
            }
        }

        return meta;
    }

    // the key of an item, for items that have one
    internal Mp4Key? KeyOf(Mp4Box item) => item.Type >= 1 && item.Type <= Keys.Count ? Keys[(int)item.Type - 1] : null;

    private void ReadKeys(ByteSource content, Mp4Box box)
    {
        ReadOnlySpan<byte> data = content.Need(box.DataOffset, box.DataLength);
        if (data.Length < 8)
        {
            throw DamagedContentException.Truncated();
        }

        uint count = BinaryPrimitives.ReadUInt32BigEndian(data[4..]);
        data = data[8..];
        for (uint i = 0; i < count; i++)
        {
            uint size = data.Length < 8 ? 0 : BinaryPrimitives.ReadUInt32BigEndian(data);
            if (size < 8 || size > data.Length || i == MaxKeys)
            {
                throw DamagedContentException.Malformed("a key is longer than the list of keys");
            }

            Keys.Add(new Mp4Key(FourCc.Of(data[4..]), Encoding.UTF8.GetString(data[8..(int)size]), data[..(int)size].ToArray()));
            data = data[(int)size..];
        }

        if (!data.IsEmpty)
        {
            throw DamagedContentException.Malformed("the list of keys is longer than its keys");
        }
    }
}
