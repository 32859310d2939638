namespace GenAiMeasures.Labeling;

// An entry of a ZIP file as its directory has it. RecordOffset and RecordLength are those of the directory's record.
internal sealed record ZipEntry(string Name, int Flags, int Method, uint Crc, long CompressedLength, long Length, long Offset, long RecordOffset, int RecordLength)
{
    // where the entry's data and what follows them end
    internal long DataOffset { get; init; }

    internal long End { get; init; }

    internal bool IsEncrypted => (Flags & 1) != 0;
}
