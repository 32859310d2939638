using System.Buffers.Binary;

namespace GenAiMeasures.Labeling;

// Puts samples before and after the sound of a WAV file. The sound stays as it is; sizes, counts and marks follow.
internal static class WavSound
{
    internal static EditList Edit(ByteSource content, RiffFile file, AudioFormat format, byte[] before, byte[] after)
    {
        RiffChunk data = file.Find(RiffIds.Data) ?? throw DamagedContentException.Malformed("there are no data");
        if (data.Length % format.BytesPerFrame != 0)
        {
            throw DamagedContentException.Malformed("its sound ends within a sample");
        }

        var edits = new EditList(content.Length);
        long growth = (long)before.Length + after.Length;
        long dataLength = data.Length + growth;
        edits.Insert(data.DataOffset, before);

        // the byte that makes odd lengths even comes and goes
        long oldPad = Math.Min(data.End, content.Length) - data.DataEnd;
        byte[] tail = (dataLength & 1) != 0 ? [.. after, 0] : after;
        edits.Replace(data.DataEnd, oldPad, tail);
        long size = Math.Min(file.IsUnsized || file.HasWrongSize ? content.Length : file.End, content.Length) - RiffChunk.HeaderLength + before.Length + tail.Length - oldPad;
        PatchSizes(content, edits, file, data, dataLength, size);

        long frames = before.Length / format.BytesPerFrame;
        PatchFact(content, edits, file, growth / format.BytesPerFrame);
        PatchCues(content, edits, file, frames);
        PatchLoops(content, edits, file, frames);
        return edits;
    }

    private static void PatchSizes(ByteSource content, EditList edits, RiffFile file, RiffChunk data, long dataLength, long size)
    {
        if (file.Ds64 is { } ds64)
        {
            edits.Replace(ds64.DataOffset, 8, RiffBytes.Size64(size));
            edits.Replace(ds64.DataOffset + 8, 8, RiffBytes.Size64(dataLength));
            if (content.ReadUInt32LittleEndian(data.Offset + 4) != RiffFile.Unsized)
            {
                edits.Replace(data.Offset + 4, 4, RiffBytes.Size32(RiffFile.Unsized));
            }

            return;
        }

        if (size >= RiffFile.Unsized)
        {
            throw new LabelWriteException(LabelFailure.TooLarge, "wav", "With its audible label the file would pass 4 GiB. Convert it to RF64 first.");
        }

        edits.Replace(4, 4, RiffBytes.Size32(size));
        edits.Replace(data.Offset + 4, 4, RiffBytes.Size32(dataLength));
    }

    private static void PatchFact(ByteSource content, EditList edits, RiffFile file, long frames)
    {
        if (file.Ds64 is { Length: >= 24 } ds64 && BinaryPrimitives.ReadInt64LittleEndian(content.Need(ds64.DataOffset + 16, 8)) is > 0 and var count)
        {
            edits.Replace(ds64.DataOffset + 16, 8, RiffBytes.Size64(count + frames));
        }

        if (file.Find(RiffIds.Fact) is { Length: >= 4 } fact)
        {
            Add(content, edits, fact.DataOffset, frames);
        }
    }

    // cue points count samples from the beginning of the sound
    private static void PatchCues(ByteSource content, EditList edits, RiffFile file, long frames)
    {
        if (frames == 0 || file.Find(RiffIds.Cue) is not { Length: >= 4 } cue)
        {
            return;
        }

        long count = Math.Min(content.ReadUInt32LittleEndian(cue.DataOffset), (cue.Length - 4) / 24);
        for (long i = 0; i < count; i++)
        {
            long point = cue.DataOffset + 4 + (i * 24);
            Add(content, edits, point + 4, frames);
            Add(content, edits, point + 20, frames);
        }
    }

    private static void PatchLoops(ByteSource content, EditList edits, RiffFile file, long frames)
    {
        if (frames == 0 || file.Find(RiffIds.Smpl) is not { Length: >= 36 } smpl)
        {
            return;
        }

        long count = Math.Min(content.ReadUInt32LittleEndian(smpl.DataOffset + 28), (smpl.Length - 36) / 24);
        for (long i = 0; i < count; i++)
        {
            long loop = smpl.DataOffset + 36 + (i * 24);
            Add(content, edits, loop + 8, frames);
            Add(content, edits, loop + 12, frames);
        }
    }

    private static void Add(ByteSource content, EditList edits, long at, long frames)
    {
        uint value = content.ReadUInt32LittleEndian(at);
        if (value + frames < uint.MaxValue)
        {
            edits.Replace(at, 4, RiffBytes.Size32(value + frames));
        }
    }
}
