namespace GenAiMeasures.Labeling;

// a table of chunk offsets, and the boxes around it whose sizes say how long it is
internal sealed class Mp4Table(Mp4Box box, Mp4Box[] around, uint count)
{
    internal Mp4Box Box => box;

    internal Mp4Box[] Around => around;

    internal uint Count => count;

    internal bool Is64 => box.Type == Mp4Types.Co64;

    // 32 bits hold the offsets no longer
    internal bool IsWidened { get; set; }

    internal long Growth => IsWidened ? 4L * count : 0;
}
