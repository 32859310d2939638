using System.Buffers.Binary;

namespace GenAiMeasures.Labeling;

/// <summary>
/// The top level of a RIFF, RF64 or BW64 file. Chunks are found by their headers alone. What breaks the walk off is kept in
/// <see cref="Damage"/>, so that what stands before it can still be read.
/// </summary>
internal sealed class RiffFile
{
    internal const uint Unsized = uint.MaxValue;

    // no real file comes near
    private const int MaxChunks = 100_000;

    private readonly ByteSource _content;
    private readonly Dictionary<uint, long> _longSizes = [];

    private RiffFile(ByteSource content) => _content = content;

    internal uint Form { get; private set; }

    internal bool Is64 { get; private set; }

    // the size of the form, or of its data, was never filled in: a stream nobody went back in
    internal bool IsUnsized { get; private set; }

    // chunks go on where the form should have ended
    internal bool HasWrongSize { get; private set; }

    // where the form ends by its own size
    internal long End { get; private set; }

    internal List<RiffChunk> Chunks { get; } = [];

    // chunks that somebody wrote behind the form without saying so in its size
    internal List<RiffChunk> Behind { get; } = [];

    internal RiffChunk? Ds64 { get; private set; }

    internal DamagedContentException? Damage { get; private set; }

    internal static RiffFile Parse(ByteSource content)
    {
        var file = new RiffFile(content);
        file.ReadHeader();
        file.Walk();
        return file;
    }

    internal RiffChunk? Find(uint id)
    {
        foreach (RiffChunk chunk in Chunks)
        {
            if (chunk.Id == id)
            {
                return chunk;
            }
        }

        return null;
    }

    // the chunks of a list, whose first four bytes are its type
    internal List<RiffChunk> Children(RiffChunk list)
    {
        var children = new List<RiffChunk>();
        long position = list.DataOffset + 4;
        while (list.DataEnd - position >= RiffChunk.HeaderLength)
        {
            RiffChunk child = ReadChunk(position);
            if (child.DataEnd > list.DataEnd)
            {
                throw DamagedContentException.Malformed("a chunk is longer than the list it stands in");
            }

            if (children.Count == MaxChunks)
            {
                throw DamagedContentException.TooLarge();
            }

            children.Add(child);
            position = child.End;
        }

        return children;
    }

    internal uint ListType(RiffChunk list) => list.Id == RiffIds.List && list.Length >= 4 ? _content.ReadUInt32BigEndian(list.DataOffset) : 0;

    private void ReadHeader()
    {
        ReadOnlySpan<byte> head = _content.Need(0, 12);
        uint id = FourCc.Of(head);
        uint size = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
        Form = FourCc.Of(head[8..]);
        Is64 = id is RiffIds.Rf64 or RiffIds.Bw64;
        End = RiffChunk.HeaderLength + (long)size;
        if (!Is64)
        {
            IsUnsized = size is 0 or Unsized;
            End = IsUnsized ? _content.Length : End;
            return;
        }

        RiffChunk first = ReadChunk(12);
        if (first.Id != RiffIds.Ds64 || first.Length < 24)
        {
            throw DamagedContentException.Malformed("an RF64 file does not begin with its chunk of sizes");
        }

        Ds64 = first;
        ReadOnlySpan<byte> sizes = _content.Need(first.DataOffset, first.Length);
        long riff = ReadSize(sizes);
        End = size == Unsized ? RiffChunk.HeaderLength + riff : End;
        _longSizes[RiffIds.Data] = ReadSize(sizes[8..]);
        if (sizes.Length >= 28)
        {
            uint count = BinaryPrimitives.ReadUInt32LittleEndian(sizes[24..]);
            for (int i = 0; i < count && sizes.Length >= 28 + ((i + 1) * 12); i++)
            {
                _longSizes.TryAdd(FourCc.Of(sizes[(28 + (i * 12))..]), ReadSize(sizes[(32 + (i * 12))..]));
            }
        }
    }

    private static long ReadSize(ReadOnlySpan<byte> bytes)
    {
        ulong size = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        return size <= long.MaxValue / 4 ? (long)size : throw DamagedContentException.Malformed("a size is larger than any file");
    }

    private void Walk()
    {
        long position = 12;
        try
        {
            while (position < End && Chunks.Count < MaxChunks)
            {
                if (End - position < RiffChunk.HeaderLength)
                {
                    // a zero or two of padding that the size counts
                    if (End <= _content.Length && !_content.Need(position, End - position).ContainsAnyExcept((byte)0))
                    {
                        break;
                    }

                    throw DamagedContentException.Truncated();
                }

                RiffChunk chunk = ReadChunk(position);
                Check(chunk);
                Chunks.Add(chunk);
                position = chunk.End;
            }

            if (position < End && Chunks.Count == MaxChunks)
            {
                throw DamagedContentException.TooLarge();
            }

            if (End > _content.Length + 1)
            {
                throw DamagedContentException.Truncated();
            }

            WalkBehind(Math.Max(position, End + (End & 1)));
        }
        catch (DamagedContentException damage)
        {
            Damage = damage;
        }
    }

    private void Check(RiffChunk chunk)
    {
        if (!FourCc.IsPrintable(chunk.Id))
        {
            throw DamagedContentException.Malformed("a chunk has no name");
        }

        if (chunk.DataEnd > _content.Length)
        {
            throw DamagedContentException.Truncated();
        }

        if (chunk.DataEnd > End)
        {
            // the chunks are there, the size of the form is what is wrong
            HasWrongSize = true;
            End = _content.Length;
        }
    }

    private void WalkBehind(long position)
    {
        while (_content.Length - position >= RiffChunk.HeaderLength && Behind.Count < MaxChunks)
        {
            RiffChunk chunk = ReadChunk(position);
            if (!FourCc.IsPrintable(chunk.Id) || chunk.DataEnd > _content.Length)
            {
                break;
            }

            Behind.Add(chunk);
            position = chunk.End;
        }
    }

    private RiffChunk ReadChunk(long position)
    {
        ReadOnlySpan<byte> head = _content.Need(position, RiffChunk.HeaderLength);
        uint id = FourCc.Of(head);
        uint size = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
        long length = size;
        if (Is64 && (size == Unsized || (id == RiffIds.Data && size == 0)) && _longSizes.TryGetValue(id, out long real))
        {
            length = real;
        }
        else if (id == RiffIds.Data && !Is64 && (size == Unsized || (size == 0 && IsUnsized)))
        {
            IsUnsized = true;
            length = Math.Max(0, _content.Length - position - RiffChunk.HeaderLength);
            End = _content.Length;
        }

        return new RiffChunk(id, position, length);
    }
}
