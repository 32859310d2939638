using System.Buffers.Binary;
using System.Text;

namespace GenAiMeasures.Labeling;

// Makes meta boxes anew: every child as it was but the keys and items of labels.
internal static class Mp4MetaWriter
{
    // the form in which the guides show it and ffmpeg writes it
    internal static byte[] Create(AigcLabel label)
    {
        byte[] handler = new byte[25];
        "mdta"u8.CopyTo(handler.AsSpan(8));
        return Mp4Box.Make(
            Mp4Types.Meta,
            new byte[4],
            Mp4Box.Make(Mp4Types.Hdlr, handler),
            MakeKeys([LabelKey()]),
            Mp4Box.Make(Mp4Types.Ilst, MakeItem(1, label)));
    }

    // without its labels, and with this one
    internal static byte[] Write(ByteSource content, Mp4Meta meta, AigcLabel? label, string path)
    {
        var keys = new List<byte[]>();
        var numbers = new Dictionary<uint, uint>();
        for (int i = 0; i < meta.Keys.Count; i++)
        {
            if (!meta.Keys[i].SpeaksOfLabel)
            {
                keys.Add(meta.Keys[i].Bytes);
                numbers[(uint)i + 1] = (uint)keys.Count;
            }
        }

        List<byte[]> items = KeepItems(content, meta, numbers, path);
        if (label is not null)
        {
            keys.Add(LabelKey());
            items.Add(MakeItem((uint)keys.Count, label));
        }

        var parts = new List<byte[]> { content.Copy(meta.Box.DataOffset, meta.Skip) };
        bool hasKeys = false;
        bool hasItems = false;
        foreach (Mp4Box child in meta.Children)
        {
            if (child.Type == Mp4Types.Keys)
            {
                hasKeys = true;
                parts.Add(MakeKeys(keys));
            }
            else if (child.Type == Mp4Types.Ilst)
            {
                parts.Add(hasItems ? [] : Mp4Box.Make(Mp4Types.Ilst, [.. items]));
                hasItems = true;
            }
            else if (!Mp4Reader.ReadMetaChild(new CarrierRead(content, ""), child, path))
            {
                parts.Add(content.Copy(child.Offset, child.Length));
            }
        }

        if (label is not null)
        {
            parts.Add(hasKeys ? [] : MakeKeys(keys));
            parts.Add(hasItems ? [] : Mp4Box.Make(Mp4Types.Ilst, [.. items]));
        }

        return Mp4Box.Make(Mp4Types.Meta, [.. parts]);
    }

    private static List<byte[]> KeepItems(ByteSource content, Mp4Meta meta, Dictionary<uint, uint> numbers, string path)
    {
        var items = new List<byte[]>();
        foreach (Mp4Box item in meta.Items)
        {
            if (Mp4Reader.ReadItem(new CarrierRead(content, ""), meta, item, path))
            {
                continue;
            }

            byte[] bytes = content.Copy(item.Offset, item.Length);
            if (meta.KeyOf(item) is not null && numbers.TryGetValue(item.Type, out uint number))
            {
                BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(4), number);
            }

            items.Add(bytes);
        }

        return items;
    }

    private static byte[] LabelKey() => [0, 0, 0, 12, .. "mdtaAIGC"u8];

    private static byte[] MakeKeys(List<byte[]> keys)
    {
        byte[] head = new byte[8];
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(4), (uint)keys.Count);
        return Mp4Box.Make(Mp4Types.Keys, [head, .. keys]);
    }

    private static byte[] MakeItem(uint number, AigcLabel label)
    {
        byte[] head = [0, 0, 0, 1, 0, 0, 0, 0];
        return Mp4Box.Make(number, Mp4Box.Make(Mp4Types.Data, head, Encoding.UTF8.GetBytes(label.ToJson())));
    }
}
