namespace GenAiMeasures.Labeling;

// An entry of a directory. Offset is that of the entry itself, ValueOffset that of its value, inside the entry where it is small enough.
internal readonly record struct TiffEntry(ushort Tag, ushort Type, long Count, long Offset, long ValueOffset)
{
    internal const ushort ImageDescription = 0x010E;
    internal const ushort StripOffsets = 0x0111;
    internal const ushort StripLengths = 0x0117;
    internal const ushort TileOffsets = 0x0144;
    internal const ushort TileLengths = 0x0145;
    internal const ushort SubDirectories = 0x014A;
    internal const ushort Xmp = 0x02BC;
    internal const ushort ExifDirectory = 0x8769;
    internal const ushort Profile = 0x8773;
    internal const ushort UserComment = 0x9286;
    internal const ushort C2pa = 0xCD41;

    internal int Unit => Type switch
    {
        1 or 2 or 6 or 7 => 1,
        3 or 8 => 2,
        4 or 9 or 11 or 13 => 4,
        5 or 10 or 12 or 16 or 17 or 18 => 8,
        _ => 0,
    };

    // negative when it does not fit into a number
    internal long Length => Count > long.MaxValue / 8 ? -1 : Count * Unit;
}
