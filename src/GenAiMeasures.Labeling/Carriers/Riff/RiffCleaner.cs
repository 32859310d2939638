namespace GenAiMeasures.Labeling;

// Takes labels out of the places that are not the format's own. What is freed becomes JUNK or padding of the same length, so
// that nothing moves.
internal static class RiffCleaner
{
    internal static void Clean(CarrierWrite write, RiffFile file, RiffChunk chunk)
    {
        if (!HoldsLabel(write, file, chunk))
        {
            return;
        }

        switch (chunk.Id)
        {
            case RiffIds.List:
                CleanList(write, file, chunk);
                break;
            case RiffIds.Id3 or RiffIds.Id3Upper:
                byte[] tag = write.Content.Copy(chunk.DataOffset, chunk.Length);
                write.Edits.Replace(chunk.DataOffset, chunk.Length, Id3Writer.Clean(new MemorySource(tag)));
                break;
            case RiffIds.Xmp:
                byte[] packet = write.Content.Copy(chunk.DataOffset, chunk.Length);
                write.Edits.Replace(chunk.DataOffset, chunk.Length, MediaXmp.Clean(packet));
                break;
            case RiffIds.Data:
                throw new LabelWriteException(
                    LabelFailure.Unsupported,
                    "wav",
                    "A label stands inside data without a size. Give the file its sizes first, for example by remuxing it.");
            default:
                write.Edits.Replace(chunk.Offset, chunk.TotalLength, RiffBytes.Junk(chunk.TotalLength));
                break;
        }
    }

    // a list without its labels, and what is left of its room
    internal static byte[] CleanChildren(CarrierWrite write, RiffFile file, RiffChunk list)
    {
        using var kept = new MemoryStream();
        kept.Write(write.Content.Need(list.Offset, RiffChunk.HeaderLength + 4));
        foreach (RiffChunk child in file.Children(list))
        {
            var probe = new CarrierRead(write.Content, "");
            if (!RiffReader.ReadInfoChild(probe, file, child))
            {
                kept.Write(write.Content.Need(child.Offset, Math.Min(child.TotalLength, list.DataEnd - child.Offset)));
                if ((kept.Length & 1) != 0)
                {
                    kept.WriteByte(0);
                }
            }
        }

        byte[] bytes = kept.ToArray();
        RiffBytes.WriteHeader(bytes, RiffIds.List, bytes.Length - RiffChunk.HeaderLength);
        return bytes;
    }

    private static bool HoldsLabel(CarrierWrite write, RiffFile file, RiffChunk chunk)
    {
        var probe = new CarrierRead(write.Content, "");
        RiffReader.ReadChunk(probe, file, chunk, isBehind: false);
        return probe.SiteCount > 0;
    }

    private static void CleanList(CarrierWrite write, RiffFile file, RiffChunk list)
    {
        switch (file.ListType(list))
        {
            case RiffIds.Info:
                write.Edits.Replace(list.Offset, list.TotalLength, RiffBytes.Fill(CleanChildren(write, file, list), list.TotalLength));
                break;
            case RiffIds.Hdrl:
                foreach (RiffChunk child in file.Children(list))
                {
                    Clean(write, file, child);
                }

                break;
            default:
                write.Edits.Replace(list.Offset, list.TotalLength, RiffBytes.Junk(list.TotalLength));
                break;
        }
    }
}
