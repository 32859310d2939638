using System.Buffers.Binary;

namespace GenAiMeasures.Labeling;

// Puts the label into onMetaData. What grows moves the media behind it, and the places and sizes that onMetaData holds say so.
internal static class FlvWriter
{
    internal static void Write(CarrierWrite write)
    {
        FlvFile file = FlvFile.Parse(write.Content);
        var scripts = new List<FlvScript>();
        bool isPlaced = false;
        foreach (FlvTag tag in file.Scripts)
        {
            AmfScript script = AmfScript.Parse(write.Content.Copy(tag.DataOffset, tag.Length), tag.Type == FlvTag.Script3);
            bool takesLabel = !isPlaced && script.Name == FlvReader.MetaData && script.PropertiesStart >= 0;
            scripts.Add(Rewrite(write, tag, script, takesLabel ? write.Label : null));
            isPlaced |= takesLabel;
        }

        byte[] added = isPlaced ? [] : MakeTag(write.Label);
        if (!isPlaced)
        {
            write.Edits.Insert(file.TagsOffset, added);
        }

        long newLength = write.Content.Length + added.Length + scripts.Sum(static script => script.Growth);
        foreach (FlvScript script in scripts)
        {
            if (script.Data.Length > FlvFile.MaxScript)
            {
                throw new LabelWriteException(LabelFailure.TooLarge, "flv", "The script data have no room for the label: they are at their largest size already.");
            }

            if (script.IsChanged || (newLength != write.Content.Length && HasPlaces(script.Script)))
            {
                Replace(write, script, offset => Moved(scripts, file.TagsOffset, added.Length, offset), newLength);
            }
        }
    }

    private static FlvScript Rewrite(CarrierWrite write, FlvTag tag, AmfScript script, AigcLabel? label)
    {
        using var kept = new MemoryStream();
        int at = 0;
        int removed = 0;
        foreach (AmfProperty property in script.Properties.OrderBy(static p => p.Start))
        {
            // one inside another that is gone is gone with it
            if (property.Start >= at && FlvReader.ReadProperty(new CarrierRead(write.Content, ""), tag, script, property, isNormative: false))
            {
                kept.Write(script.Data.AsSpan(at, property.Start - at));
                at = property.End;
                removed += property.Path.Length == 0 ? 1 : 0;
            }
        }

        if (label is null && at == 0)
        {
            return new FlvScript(tag, script, script.Data, IsChanged: false);
        }

        if (label is not null)
        {
            kept.Write(script.Data.AsSpan(at, script.PropertiesEnd - at));
            kept.Write(AmfScript.Encode("AIGC", label.ToJson()));
            at = script.PropertiesEnd;
        }

        kept.Write(script.Data.AsSpan(at));
        byte[] data = kept.ToArray();
        if (script.CountOffset >= 0)
        {
            long count = BinaryPrimitives.ReadUInt32BigEndian(data.AsSpan(script.CountOffset)) + (label is null ? 0 : 1) - removed;
            BinaryPrimitives.WriteUInt32BigEndian(data.AsSpan(script.CountOffset), (uint)Math.Clamp(count, 0, uint.MaxValue));
        }

        return new FlvScript(tag, script, data, IsChanged: true);
    }

    private static void Replace(CarrierWrite write, FlvScript changed, Func<long, long> map, long newLength)
    {
        FlvTag tag = changed.Tag;
        byte[] data = (byte[])changed.Data.Clone();
        AmfScript script = AmfScript.Parse(data, tag.Type == FlvTag.Script3);
        foreach ((string path, int offset) in script.Numbers)
        {
            double value = script.NumberAt(offset);
            if (path == "filesize" && value == write.Content.Length)
            {
                BinaryPrimitives.WriteDoubleBigEndian(data.AsSpan(offset), newLength);
            }
            else if (IsPlace(path) && value > 0 && value < write.Content.Length)
            {
                BinaryPrimitives.WriteDoubleBigEndian(data.AsSpan(offset), map((long)value));
            }
        }

        write.Edits.Replace(tag.Offset + 1, 3, new[] { (byte)(data.Length >> 16), (byte)(data.Length >> 8), (byte)data.Length });
        write.Edits.Replace(tag.DataOffset, tag.Length, data);
        byte[] size = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(size, FlvTag.HeaderLength + data.Length);
        write.Edits.Replace(tag.DataEnd, 4, size);
    }

    private static bool HasPlaces(AmfScript script) => script.Numbers.Exists(static number => number.Path == "filesize" || IsPlace(number.Path));

    private static bool IsPlace(string path) => path is "keyframes.filepositions" or "lastkeyframelocation";

    private static long Moved(List<FlvScript> scripts, long tagsOffset, int added, long offset)
    {
        long moved = offset + (offset >= tagsOffset ? added : 0);
        foreach (FlvScript script in scripts)
        {
            moved += script.Tag.Offset < offset ? script.Growth : 0;
        }

        return moved;
    }

    // a description of its own, for a file without one
    private static byte[] MakeTag(AigcLabel label)
    {
        byte[] property = AmfScript.Encode("AIGC", label.ToJson());
        byte[] data = [AmfScript.Text, 0, 10, .. "onMetaData"u8, 8, 0, 0, 0, 1, .. property, 0, 0, 9];
        byte[] tag = new byte[FlvTag.HeaderLength + data.Length + 4];
        tag[0] = FlvTag.Script;
        tag[1] = (byte)(data.Length >> 16);
        tag[2] = (byte)(data.Length >> 8);
        tag[3] = (byte)data.Length;
        data.CopyTo(tag, FlvTag.HeaderLength);
        BinaryPrimitives.WriteInt32BigEndian(tag.AsSpan(FlvTag.HeaderLength + data.Length), FlvTag.HeaderLength + data.Length);
        return tag;
    }
}
