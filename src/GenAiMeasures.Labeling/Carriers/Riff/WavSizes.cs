using System.Buffers.Binary;

namespace GenAiMeasures.Labeling;

// The sizes in the header of a WAV file that grew. What no longer fits into 32 bits becomes RF64 (EBU Tech 3306).
internal static class WavSizes
{
    private const int Ds64Length = 28;

    internal static void Patch(CarrierWrite write, RiffFile file)
    {
        long end = write.Content.Length - BehindLength(write, file) + Growth(write.Edits, file);
        long size = end - RiffChunk.HeaderLength;
        if (file.Ds64 is { } ds64)
        {
            write.Edits.Replace(ds64.DataOffset, 8, RiffBytes.Size64(size));
            if (write.Content.ReadUInt32LittleEndian(4) != RiffFile.Unsized)
            {
                write.Edits.Replace(4, 4, RiffBytes.Size32(RiffFile.Unsized));
            }

            return;
        }

        RiffChunk? data = file.Find(RiffIds.Data);
        if (size < RiffFile.Unsized)
        {
            write.Edits.Replace(4, 4, RiffBytes.Size32(size));
            if (file.IsUnsized && data is { } sound)
            {
                write.Edits.Replace(sound.Offset + 4, 4, RiffBytes.Size32(sound.Length));
            }

            return;
        }

        ToRf64(write, file, data ?? throw DamagedContentException.Malformed("there are no data"), size);
    }

    private static void ToRf64(CarrierWrite write, RiffFile file, RiffChunk data, long size)
    {
        byte[] head = new byte[8];
        BinaryPrimitives.WriteUInt32BigEndian(head, RiffIds.Rf64);
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(4), RiffFile.Unsized);
        write.Edits.Replace(0, 8, head);
        write.Edits.Replace(data.Offset + 4, 4, RiffBytes.Size32(RiffFile.Unsized));

        RiffChunk first = file.Chunks[0];
        int room = RiffChunk.HeaderLength + Ds64Length;
        bool fits = first.Id == RiffIds.Junk && RiffBytes.Fits(room, first.TotalLength);
        long sizeWithChunk = fits ? size : size + room;
        byte[] sizes = new byte[room];
        RiffBytes.WriteHeader(sizes, RiffIds.Ds64, Ds64Length);
        BinaryPrimitives.WriteInt64LittleEndian(sizes.AsSpan(8), sizeWithChunk);
        BinaryPrimitives.WriteInt64LittleEndian(sizes.AsSpan(16), data.Length);
        if (file.Find(RiffIds.Fact) is { Length: >= 4 } fact)
        {
            BinaryPrimitives.WriteInt64LittleEndian(sizes.AsSpan(24), write.Content.ReadUInt32LittleEndian(fact.DataOffset));
        }

        if (fits)
        {
            write.Edits.Replace(first.Offset, first.TotalLength, RiffBytes.Fill(sizes, first.TotalLength));
        }
        else
        {
            write.Edits.Insert(12, sizes);
        }
    }

    // bytes at the end that do not belong to the form
    private static long BehindLength(CarrierWrite write, RiffFile file) =>
        Math.Max(0, write.Content.Length - Math.Max(file.End, file.Chunks.Count > 0 ? file.Chunks[^1].End : 12));

    private static long Growth(EditList edits, RiffFile file)
    {
        long end = Math.Max(file.End, file.Chunks.Count > 0 ? file.Chunks[^1].End : 12);
        long growth = 0;
        foreach (Edit edit in edits.Sorted)
        {
            // labels behind the form go without being counted
            growth += edit.Offset >= end && edit.Length > 0 ? 0 : edit.Bytes.Length - edit.Length;
        }

        return growth;
    }
}
