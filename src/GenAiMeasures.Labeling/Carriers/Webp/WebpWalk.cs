using System.Buffers.Binary;

namespace GenAiMeasures.Labeling;

internal static class WebpWalk
{
    internal const uint Extended = 0x58385056;
    internal const uint Lossy = 0x20385056;
    internal const uint Lossless = 0x4C385056;
    internal const uint Alpha = 0x48504C41;
    internal const uint Frame = 0x464D4E41;
    internal const uint Profile = 0x50434349;
    internal const uint Exif = 0x46495845;
    internal const uint Xmp = 0x20504D58;
    internal const uint C2pa = 0x41503243;

    private const int HeadLength = 12;

    // Every chunk to the end of the file: a RIFF size that is too small hides nothing. One that is too large is a file that was cut.
    internal static List<WebpChunk> Read(ByteSource content)
    {
        var chunks = new List<WebpChunk>();
        long end = 8L + content.ReadUInt32LittleEndian(4);
        if (end > content.Length + 1)
        {
            throw DamagedContentException.Truncated();
        }

        long at = HeadLength;
        while (at < content.Length)
        {
            ReadOnlySpan<byte> head = content.Peek(at, 8);
            if (head.Length < 8 || !IsName(head[..4]))
            {
                if (at >= end)
                {
                    // what somebody put behind the image
                    return chunks;
                }

                throw DamagedContentException.Malformed("a chunk has no name");
            }

            uint name = BinaryPrimitives.ReadUInt32LittleEndian(head);
            uint length = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
            if (length > content.Length - at - 8)
            {
                throw DamagedContentException.Truncated();
            }

            long next = Math.Min(content.Length, at + 8 + length + (length & 1));
            chunks.Add(new WebpChunk(name, at, length, next));
            at = next;
        }

        return chunks;
    }

    internal static bool IsImage(uint name) => name is Lossy or Lossless or Frame;

    // kinds whose content is the image itself
    internal static bool IsBinary(uint name) => name is Lossy or Lossless or Frame or Alpha or Profile or Extended;

    private static bool IsName(ReadOnlySpan<byte> name) => !name.ContainsAnyExceptInRange((byte)' ', (byte)'~');
}
