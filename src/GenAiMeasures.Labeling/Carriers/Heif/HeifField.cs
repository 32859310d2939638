namespace GenAiMeasures.Labeling;

// a number in the location box, with its place, so that it can be changed; Width 0 means that it is not written and zero
internal readonly record struct HeifField(long Offset, int Width, long Value)
{
    internal bool CanHold(long value) => value == Value || Width >= 8 || (Width > 0 && value >= 0 && value < 1L << (8 * Width));

    internal byte[] Bytes(long value)
    {
        byte[] bytes = new byte[Width];
        for (int i = Width - 1; i >= 0; i--)
        {
            bytes[i] = (byte)value;
            value >>= 8;
        }

        return bytes;
    }
}
