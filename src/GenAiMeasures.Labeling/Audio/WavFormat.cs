using System.Buffers.Binary;

namespace GenAiMeasures.Labeling;

// what the fmt chunk of a WAV file says
internal static class WavFormat
{
    private const int Pcm = 1;
    private const int Float = 3;
    private const int Extensible = 0xFFFE;

    // null for compressed and unusual formats
    internal static AudioFormat? Read(ByteSource content, RiffFile file)
    {
        if (file.Find(RiffIds.Fmt) is not { Length: >= 16 } chunk)
        {
            throw DamagedContentException.Malformed("there is no format of its samples");
        }

        ReadOnlySpan<byte> data = content.Need(chunk.DataOffset, chunk.Length);
        int tag = BinaryPrimitives.ReadUInt16LittleEndian(data);
        if (tag == Extensible && data.Length >= 40)
        {
            // the first bytes of the format's GUID are the old number
            tag = BinaryPrimitives.ReadUInt16LittleEndian(data[24..]);
        }

        int channels = BinaryPrimitives.ReadUInt16LittleEndian(data[2..]);
        int rate = (int)Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(data[4..]), int.MaxValue);
        int block = BinaryPrimitives.ReadUInt16LittleEndian(data[12..]);
        int width = channels == 0 ? 0 : block / channels * 8;
        var format = new AudioFormat(rate, channels, width, tag == Float ? AudioEncoding.IeeeFloat : AudioEncoding.Pcm);
        return tag is Pcm or Float && format.IsKnown && format.BytesPerFrame == block ? format : null;
    }
}
