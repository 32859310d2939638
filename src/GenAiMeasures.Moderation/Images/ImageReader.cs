using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace GenAiMeasures.Moderation;

// Reads a compiled lexicon. Nothing of it is used before its hash was checked.
internal sealed class ImageReader
{
    private readonly ReadOnlyMemory<byte> _body;
    private int _position;

    private ImageReader(ReadOnlyMemory<byte> body) => _body = body;

    // Throws LexiconException when the image is damaged, of another version, or folded with other tables.
    internal static LexiconSnapshot Read(string name, byte[] image)
    {
        ReadOnlySpan<byte> bytes = image;
        if (bytes.Length < ImageFormat.HeaderLength + ImageFormat.HashLength || !bytes.StartsWith(ImageFormat.Magic))
        {
            throw Refused(name, "The file is no compiled lexicon. Make one with 'genai-measures lexicon compile'.");
        }

        int version = BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]);
        if (version != ImageFormat.Version || !BitConverter.IsLittleEndian)
        {
            throw Refused(name, "The compiled lexicon is of another version or machine. Compile it again.");
        }

        int length = BinaryPrimitives.ReadInt32LittleEndian(bytes[12..]);
        int hashed = image.Length - ImageFormat.HashLength;
        if (length != hashed - ImageFormat.HeaderLength || !ImageFormat.Hash(image.AsMemory(0, hashed)).AsSpan().SequenceEqual(bytes[hashed..]))
        {
            throw Refused(name, "The compiled lexicon is damaged: its hash does not match. Compile it again.");
        }

        try
        {
            return new ImageReader(image.AsMemory(ImageFormat.HeaderLength, length)).ReadSnapshot(name);
        }
        catch (Exception exception) when (exception is ArgumentException or OverflowException or IndexOutOfRangeException)
        {
            throw Refused(name, "The compiled lexicon cannot be read. Compile it again.", exception);
        }
    }

    private LexiconSnapshot ReadSnapshot(string name)
    {
        if (ReadText() != FoldTable.Version)
        {
            throw Refused(name, "The compiled lexicon was folded with tables of another version. Compile it again.");
        }

        FoldTable table = FoldTable.For((FoldSwitches)ReadInt());
        var evasion = new ScanSettings(ReadText(), ReadInt(), ReadInt(), ReadInt() != 0, (Verdict)ReadInt());
        var lexicons = new LexiconVersion[ReadInt()];
        for (int i = 0; i < lexicons.Length; i++)
        {
            lexicons[i] = new LexiconVersion(ReadText(), ReadText(), ReadInt(), ReadInt(), ReadInt())
            {
                Changed = ReadInt() is >= 0 and int day ? DateOnly.FromDayNumber(day) : null,
                Shadow = ReadInt() != 0,
            };
        }

        CompiledTerm[] terms = ReadArray<CompiledTerm>();
        char[] texts = ReadArray<char>();
        ushort[] symbols = ReadArray<ushort>();
        var supplementary = new Dictionary<int, ushort>();
        for (int left = ReadInt(); left > 0; left--)
        {
            supplementary.Add(ReadInt(), (ushort)ReadInt());
        }

        Cell[] cells = ReadArray<Cell>();
        Output[] outputs = ReadArray<Output>();
        int[] covers = ReadArray<int>();
        ushort[] live = ReadArray<ushort>();
        ushort[] hold = ReadArray<ushort>();
        var automaton = new Automaton(cells, outputs, covers, live, hold.Length == 0 ? live : hold, ReadInt());
        var patterns = new CompiledPattern[ReadInt()];
        for (int i = 0; i < patterns.Length; i++)
        {
            patterns[i] = CompiledPattern.Create(ReadText(), ReadInt(), ReadInt());
        }

        LexiconSnapshot? homophones = ReadInt() == 0 ? null : ReadSnapshot(name);
        return new LexiconSnapshot(lexicons, terms, texts, new SymbolMap(table, symbols, supplementary), automaton, evasion, patterns, homophones);
    }

    private int ReadInt()
    {
        int value = BinaryPrimitives.ReadInt32LittleEndian(_body.Span[_position..]);
        _position += 4;
        return value;
    }

    private string ReadText() => Encoding.UTF8.GetString(Take(ReadInt()));

    private T[] ReadArray<T>()
        where T : unmanaged
    {
        int count = ReadInt();
        ReadOnlySpan<byte> bytes = Take(checked(count * Unsafe.SizeOf<T>()));
        T[] items = GC.AllocateUninitializedArray<T>(count);
        bytes.CopyTo(MemoryMarshal.AsBytes(items.AsSpan()));
        return items;
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        ReadOnlySpan<byte> taken = _body.Span.Slice(_position, length);
        _position += length;
        return taken;
    }

    private static LexiconException Refused(string name, string message, Exception? inner = null) =>
        new(name, [new LexiconProblem(0, "badImage", message)], inner);
}
