namespace GenAiMeasures;

// SplitMix64 (Steele, Lea and Flood 2014): fixed here, because the framework's generator may change between versions and a draw has to
// be repeated years later.
internal struct SplitMix64(ulong seed)
{
    private ulong _state = seed;

    internal ulong Next()
    {
        ulong z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    // Lemire's method: whole numbers only, and no number is favoured
    internal ulong NextBelow(ulong limit)
    {
        UInt128 product = (UInt128)Next() * limit;
        if ((ulong)product < limit)
        {
            ulong threshold = (0 - limit) % limit;
            while ((ulong)product < threshold)
            {
                product = (UInt128)Next() * limit;
            }
        }

        return (ulong)(product >> 64);
    }
}
