namespace GenAiMeasures.Labeling;

// The checksum of Ogg pages (polynomial 0x04C11DB7, nothing inverted). It is linear, so that a page whose number changes gets its
// new checksum from the old one, without its sound being read.
internal static class OggCrc
{
    private const uint Polynomial = 0x04C11DB7;

    private static readonly uint[] Table = MakeTable();

    internal static uint Compute(ReadOnlySpan<byte> bytes, uint crc = 0)
    {
        ReadOnlySpan<uint> table = Table;
        foreach (byte b in bytes)
        {
            crc = (crc << 8) ^ table[(int)((crc >> 24) ^ b)];
        }

        return crc;
    }

    // the checksum after so many zero bytes more
    internal static uint Shift(uint crc, int zeros)
    {
        // x to the eighth, squared once for every bit of the count
        uint power = 0x100;
        for (; zeros > 0; zeros >>= 1)
        {
            if ((zeros & 1) != 0)
            {
                crc = Multiply(crc, power);
            }

            power = Multiply(power, power);
        }

        return crc;
    }

    private static uint Multiply(uint a, uint b)
    {
        uint product = 0;
        for (int bit = 31; bit >= 0; bit--)
        {
            product = (product << 1) ^ ((product >> 31) * Polynomial);
            product ^= ((b >> bit) & 1) * a;
        }

        return product;
    }

    private static uint[] MakeTable()
    {
        uint[] table = new uint[256];
        for (uint i = 0; i < 256; i++)
        {
            uint crc = i << 24;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc << 1) ^ ((crc >> 31) * Polynomial);
            }

            table[i] = crc;
        }

        return table;
    }
}
