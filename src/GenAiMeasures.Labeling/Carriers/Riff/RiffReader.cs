namespace GenAiMeasures.Labeling;

// Every place of a RIFF file at which a label may stand.
internal static class RiffReader
{
    internal const string ChunkPlace = "AIGC chunk";
    internal const string InfoPlace = "LIST INFO AIGC";

    // larger chunks are media or tables of them
    private const int MaxStray = 64 * 1024;

    internal static void Read(CarrierRead read)
    {
        RiffFile file = RiffFile.Parse(read.Content);
        foreach (RiffChunk chunk in file.Chunks)
        {
            ReadChunk(read, file, chunk, isBehind: false);
        }

        foreach (RiffChunk chunk in file.Behind)
        {
            ReadChunk(read, file, chunk, isBehind: true);
        }

        if (file.Damage is not null)
        {
            throw file.Damage;
        }

        if (file.HasWrongSize)
        {
            read.Note("wrong_size", "The size in the header is wrong; the chunks were followed to the end of the file.", "文件头中的大小有误，已按实际数据块读取至文件末尾。");
        }

        if (file.IsUnsized)
        {
            read.Note(
                "unsized",
                "The sizes in the header were never filled in, as in a stream; the data are taken to reach to the end.",
                "文件头中的大小未填写（流式写出），按数据延续至文件末尾处理。");
        }
    }

    internal static void ReadChunk(CarrierRead read, RiffFile file, RiffChunk chunk, bool isBehind)
    {
        if (FourCc.IsAigc(chunk.Id))
        {
            bool isNormative = chunk.Id == RiffIds.Aigc && file.Form == RiffIds.Wave && !isBehind;
            AddText(read, ChunkPlace, isNormative, chunk);
            return;
        }

        switch (chunk.Id)
        {
            case RiffIds.List:
                ReadList(read, file, chunk);
                break;
            case RiffIds.Id3 or RiffIds.Id3Upper:
                Id3Reader.Read(read, chunk.DataOffset, chunk.DataEnd, isNormative: false, "id3 chunk ");
                break;
            case RiffIds.Xmp:
                read.AddXmp("_PMX XMP", isNormative: false, chunk.Offset, read.Content.Need(chunk.DataOffset, chunk.Length));
                break;
            case RiffIds.C2pa:
                read.HasC2pa = true;
                break;
            case RiffIds.Data when !file.IsUnsized || chunk.Length == 0:
                break;
            case RiffIds.Data:
                // somebody may have written a chunk behind a stream without sizes
                long tail = Math.Max(chunk.DataOffset, chunk.DataEnd - MaxStray);
                read.AddUnknown("data", tail, chunk.DataEnd - tail, read.Content.Need(tail, chunk.DataEnd - tail));
                break;
            default:
                ReadStray(read, chunk);
                break;
        }
    }

    // the child of an INFO list that holds a label
    internal static bool ReadInfoChild(CarrierRead read, RiffFile file, RiffChunk child)
    {
        if (FourCc.IsAigc(child.Id))
        {
            AddText(read, InfoPlace, child.Id == RiffIds.Aigc && file.Form == RiffIds.Avi, child);
            return true;
        }

        return child.Length <= MaxStray
            && read.AddUnknown("LIST INFO " + FourCc.Text(child.Id), child.Offset, child.TotalLength, read.Content.Need(child.DataOffset, child.Length));
    }

    private static void ReadList(CarrierRead read, RiffFile file, RiffChunk list)
    {
        switch (file.ListType(list))
        {
            case RiffIds.Info:
                foreach (RiffChunk child in file.Children(list))
                {
                    ReadInfoChild(read, file, child);
                }

                break;
            case RiffIds.Hdrl:
                foreach (RiffChunk child in file.Children(list))
                {
                    if (file.ListType(child) == RiffIds.Info)
                    {
                        ReadList(read, file, child);
                    }
                    else
                    {
                        ReadStray(read, child);
                    }
                }

                break;
            case RiffIds.Movi:
                break;
            default:
                ReadStray(read, list);
                break;
        }
    }

    private static void ReadStray(CarrierRead read, RiffChunk chunk)
    {
        if (chunk.Length <= MaxStray)
        {
            read.AddUnknown(FourCc.Text(chunk.Id) + " chunk", chunk.Offset, chunk.TotalLength, read.Content.Need(chunk.DataOffset, chunk.Length));
        }
    }

    private static void AddText(CarrierRead read, string place, bool isNormative, RiffChunk chunk)
    {
        ReadOnlySpan<byte> text = read.Content.Need(chunk.DataOffset, chunk.Length);
        if (!read.AddUtf8(place, isNormative, chunk.Offset, chunk.TotalLength, text, isKeyed: true))
        {
            // the name is there and says nothing
            read.AddUnreadable(place, isNormative, chunk.Offset, chunk.TotalLength);
        }
    }
}
