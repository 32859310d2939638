namespace GenAiMeasures.Labeling;

// A metadata block as it will be: an old one, an old one with new data, or a new one.
internal sealed record FlacPart(FlacBlock? Block, int Type, byte[]? Data)
{
    internal int Length => Data?.Length ?? Block!.Value.Length;

    // how much longer the file gets by it
    internal int Growth => Block is { } old ? Length - old.Length : FlacFile.HeaderLength + Length;

    internal void WriteTo(Stream output, ByteSource content, bool isLast)
    {
        output.Write(FlacFile.Header(Type, isLast, Length));
        output.Write(Data is null ? content.Need(Block!.Value.DataOffset, Block.Value.Length) : Data);
    }
}
