using System.Text;

namespace GenAiMeasures.Labeling;

// WAV, RF64 and BW64: the top-level chunk AIGC behind the others (TC260-PG-202510A, quoted). Appending it and patching the size
// is all that is written, whatever the length of the sound.
internal sealed class WavCarrier : LabelCarrier
{
    internal override string Format => "wav";

    internal override bool Matches(ReadOnlySpan<byte> head, ByteSource content, string? fileName) =>
        head.Length >= 12 && FourCc.Of(head) is RiffIds.Riff or RiffIds.Rf64 or RiffIds.Bw64 && FourCc.Of(head[8..]) == RiffIds.Wave;

    internal override void Read(CarrierRead read) => RiffReader.Read(read);

    internal override void Write(CarrierWrite write)
    {
        RiffFile file = RiffFile.Parse(write.Content);
        byte[] label = RiffBytes.Chunk(RiffIds.Aigc, Encoding.UTF8.GetBytes(write.Label.ToJson()));
        RiffChunk? place = FindPlace(file, label.Length);
        foreach (RiffChunk chunk in file.Chunks)
        {
            if (chunk != place)
            {
                RiffCleaner.Clean(write, file, chunk);
            }
        }

        long end = CleanBehind(write, file);
        if (place is { } old)
        {
            // the file may end before the byte that makes the length even
            write.Edits.Replace(old.Offset, Math.Min(old.End, write.Content.Length) - old.Offset, label);
        }
        else if (end > write.Content.Length)
        {
            write.Edits.Append(new byte[] { 0 });
            write.Edits.Append(label);
        }
        else
        {
            // padding that the size counts would stand in the way of the next chunk
            long last = file.Chunks.Count > 0 ? file.Chunks[^1].End : 12;
            write.Edits.Replace(last, end - last, label);
        }

        WavSizes.Patch(write, file);
    }

    // a label that is replaced where it stands: of the same length, or the last chunk
    private static RiffChunk? FindPlace(RiffFile file, int length)
    {
        foreach (RiffChunk chunk in file.Chunks)
        {
            if (chunk.Id == RiffIds.Aigc && (chunk.TotalLength == length || (chunk == file.Chunks[^1] && chunk.End >= file.End)))
            {
                return chunk;
            }
        }

        return null;
    }

    // where a new chunk goes; labels behind the form are dropped, they belong to nothing
    private static long CleanBehind(CarrierWrite write, RiffFile file)
    {
        foreach (RiffChunk chunk in file.Behind)
        {
            var probe = new CarrierRead(write.Content, "");
            RiffReader.ReadChunk(probe, file, chunk, isBehind: true);
            if (probe.SiteCount > 0)
            {
                write.Edits.Delete(chunk.Offset, Math.Min(chunk.End, write.Content.Length) - chunk.Offset);
            }
        }

        long last = file.Chunks.Count > 0 ? file.Chunks[^1].End : 12;
        return Math.Max(last, file.End);
    }
}
