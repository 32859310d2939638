namespace GenAiMeasures.Labeling;

// XMP packets in places that are not the format's own
internal static class MediaXmp
{
    // the packet without its labels, and blanks for what they took: nothing moves
    internal static byte[] Clean(ReadOnlySpan<byte> packet)
    {
        byte[] cleaned = XmpText.Utf8.GetBytes(XmpWriter.Clean(XmpScan.Of(XmpText.DecodeExactly(packet))));
        if (cleaned.Length > packet.Length)
        {
            throw DamagedContentException.Malformed("an XMP packet with a label is in an encoding in which it cannot be taken out");
        }

        byte[] padded = new byte[packet.Length];
        padded.AsSpan().Fill((byte)' ');
        cleaned.CopyTo(padded, 0);
        return padded;
    }
}
