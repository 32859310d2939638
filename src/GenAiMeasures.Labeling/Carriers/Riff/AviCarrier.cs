using System.Text;

namespace GenAiMeasures.Labeling;

// AVI: the child AIGC of LIST INFO (TC260-PG-20257A, quoted). JUNK before the media takes it, else a list at the end of the first
// RIFF; nothing is ever put before the media, because index entries may be absolute.
internal sealed class AviCarrier : LabelCarrier
{
    internal override string Format => "avi";

    internal override bool Matches(ReadOnlySpan<byte> head, ByteSource content, string? fileName) =>
        head.Length >= 12 && FourCc.Of(head) is RiffIds.Riff or RiffIds.Rf64 && FourCc.Of(head[8..]) == RiffIds.Avi;

    internal override void Read(CarrierRead read) => RiffReader.Read(read);

    internal override void Write(CarrierWrite write)
    {
        RiffFile file = RiffFile.Parse(write.Content);
        if (file.IsUnsized || file.Is64)
        {
            throw new LabelWriteException(LabelFailure.Unsupported, Format, "The AVI file was never finished: its sizes are missing. Remux it first.");
        }

        byte[] entry = RiffBytes.Chunk(RiffIds.Aigc, Encoding.UTF8.GetBytes(write.Label.ToJson()));
        int index = file.Chunks.FindIndex(chunk => file.ListType(chunk) == RiffIds.Info);
        RiffChunk? info = index >= 0 ? file.Chunks[index] : null;
        byte[] list = WithEntry(info is { } old ? RiffCleaner.CleanChildren(write, file, old) : EmptyInfo(), entry);

        (long offset, long room) = info is { } kept ? RoomAt(file, index) : (0, 0);
        if (!RiffBytes.Fits(list.Length, room))
        {
            (offset, room) = FindJunk(file, list.Length);
        }

        for (int i = 0; i < file.Chunks.Count; i++)
        {
            RiffChunk chunk = file.Chunks[i];
            bool isReplaced = room > 0 && chunk.Offset >= offset && chunk.End <= offset + room;
            if (i == index && !isReplaced)
            {
                // its entries move with the label
                write.Edits.Replace(chunk.Offset, chunk.TotalLength, RiffBytes.Junk(chunk.TotalLength));
            }
            else if (!isReplaced)
            {
                RiffCleaner.Clean(write, file, chunk);
            }
        }

        foreach (RiffChunk chunk in file.Behind)
        {
            if (chunk.Id != RiffIds.Riff)
            {
                RiffCleaner.Clean(write, file, chunk);
            }
        }

        if (room > 0)
        {
            write.Edits.Replace(offset, room, RiffBytes.Fill(list, room));
        }
        else
        {
            Append(write, file, list);
        }
    }

    // the list and the JUNK behind it
    private static (long Offset, long Room) RoomAt(RiffFile file, int index)
    {
        RiffChunk list = file.Chunks[index];
        bool hasJunk = index + 1 < file.Chunks.Count && file.Chunks[index + 1].Id == RiffIds.Junk && file.Chunks[index + 1].Length <= CarrierLimits.MaxBlock;
        return (list.Offset, hasJunk ? file.Chunks[index + 1].End - list.Offset : list.TotalLength);
    }

    private static (long Offset, long Room) FindJunk(RiffFile file, int length)
    {
        foreach (RiffChunk chunk in file.Chunks)
        {
            if (file.ListType(chunk) == RiffIds.Movi)
            {
                break;
            }

            if (chunk.Id == RiffIds.Junk && chunk.Length <= CarrierLimits.MaxBlock && RiffBytes.Fits(length, chunk.TotalLength))
            {
                return (chunk.Offset, chunk.TotalLength);
            }
        }

        return (0, 0);
    }

    private void Append(CarrierWrite write, RiffFile file, byte[] list)
    {
        if (file.Behind.Exists(static chunk => chunk.Id == RiffIds.Riff))
        {
            throw new LabelWriteException(
                LabelFailure.Unsupported, Format, "The AVI file has more than one RIFF and no JUNK with room for the label before its media. Remux it, then label it.");
        }

        long end = file.Chunks[^1].End;
        if (end + list.Length - RiffChunk.HeaderLength > uint.MaxValue)
        {
            throw new LabelWriteException(LabelFailure.TooLarge, Format, "The AVI file is at the largest size its header can say. Remux it as OpenDML or Matroska.");
        }

        long missing = Math.Max(0, end - write.Content.Length);
        write.Edits.Replace(end - missing, Math.Max(0, file.End - end), missing > 0 ? [0, .. list] : list);
        write.Edits.Replace(4, 4, RiffBytes.Size32(end + list.Length - RiffChunk.HeaderLength));
    }

    private static byte[] EmptyInfo()
    {
        byte[] list = new byte[RiffChunk.HeaderLength + 4];
        RiffBytes.WriteHeader(list, RiffIds.List, 4);
        "INFO"u8.CopyTo(list.AsSpan(RiffChunk.HeaderLength));
        return list;
    }

    private static byte[] WithEntry(byte[] list, byte[] entry)
    {
        byte[] whole = [.. list, .. entry];
        RiffBytes.WriteHeader(whole, RiffIds.List, whole.Length - RiffChunk.HeaderLength);
        return whole;
    }
}
