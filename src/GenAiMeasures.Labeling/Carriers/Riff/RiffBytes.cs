using System.Buffers.Binary;

namespace GenAiMeasures.Labeling;

// chunks as bytes
internal static class RiffBytes
{
    internal static byte[] Chunk(uint id, ReadOnlySpan<byte> data)
    {
        byte[] chunk = new byte[RiffChunk.HeaderLength + data.Length + (data.Length & 1)];
        WriteHeader(chunk, id, data.Length);
        data.CopyTo(chunk.AsSpan(RiffChunk.HeaderLength));
        return chunk;
    }

    // room that nobody reads; totalLength counts the header
    internal static byte[] Junk(long totalLength)
    {
        byte[] chunk = new byte[totalLength];
        WriteHeader(chunk, RiffIds.Junk, totalLength - RiffChunk.HeaderLength);
        return chunk;
    }

    internal static byte[] Size32(long size)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, (uint)size);
        return bytes;
    }

    internal static byte[] Size64(long size)
    {
        byte[] bytes = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, size);
        return bytes;
    }

    internal static void WriteHeader(Span<byte> chunk, uint id, long length)
    {
        BinaryPrimitives.WriteUInt32BigEndian(chunk, id);
        BinaryPrimitives.WriteUInt32LittleEndian(chunk[4..], (uint)length);
    }

    // fits into so many bytes: exactly, or with room for a JUNK chunk
    internal static bool Fits(long length, long room) => length == room || length <= room - RiffChunk.HeaderLength;

    // parts one after the other, and JUNK to fill the room
    internal static byte[] Fill(ReadOnlySpan<byte> part, long room)
    {
        byte[] bytes = new byte[room];
        part.CopyTo(bytes);
        if (room > part.Length)
        {
            WriteHeader(bytes.AsSpan(part.Length), RiffIds.Junk, room - part.Length - RiffChunk.HeaderLength);
        }

        return bytes;
    }
}
