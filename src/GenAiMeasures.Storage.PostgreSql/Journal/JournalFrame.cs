using System.Buffers.Binary;

namespace GenAiMeasures.Storage.PostgreSql;

// How one group stands in a segment: mark, length, number and CRC-32C over all of them and the payload. A group is written and
// synced as a whole before the next one begins, so at most the last frame of a journal can be torn.
internal static class JournalFrame
{
    internal const int HeaderLength = 20;

    // more than the largest group that the ledger's writer puts together
    internal const int MaxPayload = 1024 * 1024 * 1024;

    private const uint Mark = 0x47414A46;
    private const int CrcAt = 16;

    // The header goes before the payload, in room that was reserved for it.
    internal static void Seal(Span<byte> frame, long number)
    {
        BinaryPrimitives.WriteUInt32BigEndian(frame, Mark);
        BinaryPrimitives.WriteInt32BigEndian(frame[4..], frame.Length - HeaderLength);
        BinaryPrimitives.WriteInt64BigEndian(frame[8..], number);
        BinaryPrimitives.WriteUInt32BigEndian(frame[CrcAt..], CrcOf(frame));
    }

    // The length of the whole frame, when the bytes begin with one.
    internal static bool TryReadHeader(ReadOnlySpan<byte> bytes, out int frameLength, out long number)
    {
        frameLength = 0;
        number = 0;
        if (bytes.Length < HeaderLength || BinaryPrimitives.ReadUInt32BigEndian(bytes) != Mark)
        {
            return false;
        }

        int payload = BinaryPrimitives.ReadInt32BigEndian(bytes[4..]);
        number = BinaryPrimitives.ReadInt64BigEndian(bytes[8..]);
        frameLength = HeaderLength + Math.Max(0, payload);
        return payload is >= 0 and <= MaxPayload && number > 0;
    }

    internal static bool IsWhole(ReadOnlySpan<byte> frame) => BinaryPrimitives.ReadUInt32BigEndian(frame[CrcAt..]) == CrcOf(frame);

    private static uint CrcOf(ReadOnlySpan<byte> frame) => Crc32C.Compute(frame[HeaderLength..], Crc32C.Compute(frame[..CrcAt]));
}
