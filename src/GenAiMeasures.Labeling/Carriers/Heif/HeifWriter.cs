using System.Buffers.Binary;

namespace GenAiMeasures.Labeling;

// Writes the packet: over the old one where it fits, otherwise behind the file; a file without a packet gets an item more, and what
// stands behind the meta box moves.
internal static class HeifWriter
{
    internal static void Write(CarrierWrite write, List<HeifBox> boxes, HeifMeta meta, HeifItem? main)
    {
        if (main is null)
        {
            byte[] created = XmpWriter.Create(write.Label, write.AddsDigitalSourceType);
            HeifInsert.Write(write, boxes, meta, created);
            AppendData(write, boxes, created);
            return;
        }

        List<(long Offset, long Length)> places = meta.Places(main);
        byte[] packet = XmpWriter.Merge(meta.Data(main), write.Label, write.AddsDigitalSourceType);
        if (places.Count == 1 && places[0].Length == packet.Length)
        {
            write.Edits.Replace(places[0].Offset, places[0].Length, packet);
            return;
        }

        Move(write, places, main, packet);
        AppendData(write, boxes, packet);
    }

    internal static DamagedContentException Unsupported(string what) => new(
        "heif_form", "The file " + what + ", which is not rewritten here", "该文件的结构暂不支持改写", LabelFailure.Unsupported);

    // the item's location changes, in fields of the same width
    private static void Move(CarrierWrite write, List<(long Offset, long Length)> places, HeifItem main, byte[] packet)
    {
        long at = write.Content.Length + 8;
        if (places.Count != 1)
        {
            throw Unsupported("has its XMP packet in several pieces");
        }

        // some writers have no offsets but a base an item
        (HeifField offset, HeifField length) = main.Extents[0];
        bool hasOffset = offset.Width > 0;
        offset = hasOffset ? offset : main.Base;
        long value = hasOffset ? at - main.Base.Value : at;
        if (!offset.CanHold(value) || !length.CanHold(packet.Length) || (main.Construction == 1 && main.ConstructionField.Width == 0))
        {
            throw Unsupported("has no room for a packet's new place");
        }

        if (main.Construction == 1)
        {
            write.Edits.Replace(main.ConstructionField.Offset, 2, main.ConstructionField.Bytes(main.ConstructionField.Value & ~15L));
        }

        write.Edits.Replace(offset.Offset, offset.Width, offset.Bytes(value));
        write.Edits.Replace(length.Offset, length.Width, length.Bytes(packet.Length));
        write.Edits.Replace(places[0].Offset, places[0].Length, HeifRemoval.Blanks(places[0].Length));
    }

    private static void AppendData(CarrierWrite write, List<HeifBox> boxes, byte[] packet)
    {
        HeifBox last = boxes[^1];
        if (last.IsToEnd)
        {
            // it ended with the file, and no longer does
            long size = last.End - last.Offset;
            if (size > uint.MaxValue)
            {
                throw Unsupported("ends with a box of unwritten size above 4 GiB");
            }

            byte[] written = new byte[4];
            BinaryPrimitives.WriteUInt32BigEndian(written, (uint)size);
            write.Edits.Replace(last.Offset, 4, written);
        }

        byte[] box = new byte[8 + packet.Length];
        BinaryPrimitives.WriteInt32BigEndian(box, box.Length);
        "mdat"u8.CopyTo(box.AsSpan(4));
        packet.CopyTo(box, 8);
        write.Edits.Append(box);
    }
}
