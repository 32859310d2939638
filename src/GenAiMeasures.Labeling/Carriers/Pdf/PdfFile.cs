using System.Globalization;
using System.Text;

namespace GenAiMeasures.Labeling;

/// <summary>
/// The cross-reference of a PDF file, in tables and streams, over all its revisions, and the objects it leads to. A file whose end is cut
/// off is damaged, even where an earlier revision could still be read.
/// </summary>
internal sealed class PdfFile
{
    private const int Tail = 4096;
    private const int MaxRevisions = 1024;
    private const int MaxObjects = 8 * 1024 * 1024;

    private readonly Dictionary<long, PdfPlace> _places = [];
    private readonly Dictionary<long, byte[]> _containers = [];
    private int _loads;

    private PdfFile(ByteSource content) => Content = content;

    internal ByteSource Content { get; }

    // what stands before the file's first line: offsets count from there
    internal long HeadOffset { get; private set; }

    internal PdfObject Trailer { get; private set; } = null!;

    internal long LastReference { get; private set; }

    internal bool EndsWithStream { get; private set; }

    internal long Size { get; private set; }

    internal static PdfFile Read(ByteSource content)
    {
        var file = new PdfFile(content);
        int head = content.Peek(0, 1024).IndexOf("%PDF-"u8);
        file.HeadOffset = head < 0 ? throw DamagedContentException.Malformed("there is no PDF head") : head;
        file.LastReference = file.FindStart();
        file.ReadRevisions();
        if (file.Trailer.Value["Encrypt"].Kind != PdfKind.Null)
        {
            throw new DamagedContentException(
                "encrypted", "The PDF file is encrypted; remove the password first", "该 PDF 文件已加密，请先移除密码", LabelFailure.Encrypted);
        }

        return file;
    }

    internal PdfValue Resolve(PdfValue value) => value.Kind == PdfKind.Reference ? Load(value)?.Value ?? PdfValue.Null : value;

    internal PdfObject? Load(PdfValue reference)
    {
        if (reference.Kind != PdfKind.Reference || !_places.TryGetValue(reference.Number, out PdfPlace place) || place.IsFree)
        {
            return null;
        }

        if (++_loads > 10_000)
        {
            throw DamagedContentException.Malformed("objects refer to each other without end");
        }

        return place.Container >= 0 ? LoadContained(reference.Number, place) : LoadAt(place.Offset, reference.Number);
    }

    // runs over a window at an offset, and over larger ones until it has what it needs
    private static T Parse<T>(ByteSource content, long offset, Func<byte[], T> read)
    {
        for (int length = 4096; ; length *= 4)
        {
            int there = (int)Math.Min(length, Math.Max(0, content.Length - offset));
            byte[] window = content.Copy(offset, there);
            try
            {
                return read(window);
            }
            catch (PdfEndException)
            {
                if (there < length || length >= CarrierLimits.MaxBlock)
                {
                    throw DamagedContentException.Truncated();
                }
            }
        }
    }

    private long FindStart()
    {
        int length = (int)Math.Min(Tail, Content.Length);
        ReadOnlySpan<byte> tail = Content.Need(Content.Length - length, length);
        int end = tail.LastIndexOf("%%EOF"u8);
        int start = end < 0 ? -1 : tail[..end].LastIndexOf("startxref"u8);
        if (start < 0)
        {
            throw DamagedContentException.Truncated();
        }

        foreach (byte b in tail[(end + 5)..])
        {
            if (!PdfLexer.IsBlank(b))
            {
                throw DamagedContentException.Malformed("there is more behind the end, or a later revision was cut off");
            }
        }

        string number = Encoding.Latin1.GetString(tail[(start + 9)..end]).Trim();
        return long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out long at) && at > 0 ? at : throw DamagedContentException.Malformed("the cross-reference has no place");
    }

    private void ReadRevisions()
    {
        var seen = new HashSet<long>();
        var waiting = new Stack<long>();
        waiting.Push(LastReference);
        while (waiting.TryPop(out long at))
        {
            if (!seen.Add(at))
            {
                continue;
            }

            if (seen.Count > MaxRevisions)
            {
                throw DamagedContentException.Malformed("there are too many revisions");
            }

            PdfObject trailer = ReadSection(at + HeadOffset, out bool isStream);
            if (Trailer is null)
            {
                Trailer = trailer;
                EndsWithStream = isStream;
                Size = trailer.Value["Size"].Number;
            }

            // the stream beside a table counts before earlier revisions
            foreach (string key in (ReadOnlySpan<string>)["Prev", "XRefStm"])
            {
                if (trailer.Value[key] is { Kind: PdfKind.Plain, Number: > 0 } before)
                {
                    waiting.Push(before.Number);
                }
            }
        }

        foreach (long number in _places.Keys)
        {
            Size = Math.Max(Size, number + 1);
        }
    }

    private PdfObject ReadSection(long offset, out bool isStream)
    {
        isStream = false;
        if (offset < 0 || offset >= Content.Length)
        {
            throw DamagedContentException.Malformed("the cross-reference is outside the file");
        }

        if (!Content.Peek(offset, 64).TrimStart(" \t\r\n\0"u8).StartsWith("xref"u8))
        {
            isStream = true;
            return ReadStreamSection(offset);
        }

        var found = new List<(long, PdfPlace)>();
        PdfObject trailer = Parse(Content, offset, window =>
        {
            found.Clear();
            var lexer = new PdfLexer(window, 0);
            lexer.TakeWord("xref"u8);
            while (!lexer.TakeWord("trailer"u8))
            {
                long first = lexer.ReadNumber();
                long count = lexer.ReadNumber();
                for (long i = 0; i < count; i++)
                {
                    long at = lexer.ReadNumber();
                    int generation = (int)Math.Min(lexer.ReadNumber(), 65535);
                    bool isUsed = lexer.TakeWord("n"u8);
                    if (!isUsed && !lexer.TakeWord("f"u8))
                    {
                        throw DamagedContentException.Malformed("the cross-reference holds something else");
                    }

                    found.Add((first + i, new PdfPlace(isUsed ? at : -1, generation, -1, 0)));
                }
            }

            return new PdfObject(Dictionary(lexer.Read()), window, -1, offset);
        });
        foreach ((long number, PdfPlace place) in found)
        {
            Add(number, place);
        }

        return trailer;
    }

    private PdfObject ReadStreamSection(long offset)
    {
        PdfObject stream = LoadAt(offset - HeadOffset, -1);
        if (stream.Value["Type"].Name != "XRef")
        {
            throw DamagedContentException.Malformed("there is no cross-reference where one should be");
        }

        byte[] data = PdfStream.Decode(this, stream);
        List<PdfValue> widths = stream.Value["W"].Items;
        if (widths.Count != 3 || widths.Exists(w => w.Number is < 0 or > 8) || stream.Value["Index"].Items.Count % 2 != 0)
        {
            throw DamagedContentException.Malformed("the cross-reference has no widths");
        }

        List<PdfValue> index = stream.Value["Index"].Items;
        int at = 0;
        for (int section = 0; section == 0 || section + 1 < index.Count; section += 2)
        {
            long first = index.Count > 0 ? index[section].Number : 0;
            long count = index.Count > 0 ? index[section + 1].Number : stream.Value["Size"].Number;
            for (long i = 0; i < count; i++)
            {
                long type = widths[0].Number == 0 ? 1 : Take(data, ref at, widths[0].Number);
                long second = Take(data, ref at, widths[1].Number);
                long third = Take(data, ref at, widths[2].Number);
                Add(first + i, type switch
                {
                    1 => new PdfPlace(second, (int)Math.Min(third, 65535), -1, 0),
                    2 => new PdfPlace(-1, 0, second, (int)Math.Min(third, int.MaxValue)),
                    _ => new PdfPlace(-1, 0, -1, 0),
                });
            }
        }

        return stream;
    }

    private void Add(long number, PdfPlace place)
    {
        if (_places.Count >= MaxObjects)
        {
            throw DamagedContentException.TooLarge();
        }

        _places.TryAdd(number, place);
    }

    private PdfObject LoadAt(long place, long number)
    {
        long offset = place + HeadOffset;
        if (offset < 0 || offset >= Content.Length)
        {
            throw DamagedContentException.Malformed("an object is outside the file");
        }

        return Parse(Content, offset, window =>
        {
            var lexer = new PdfLexer(window, 0);
            long found = lexer.ReadNumber();
            lexer.ReadNumber();
            if (!lexer.TakeWord("obj"u8) || (number >= 0 && found != number))
            {
                throw DamagedContentException.Malformed("an object is not where the cross-reference says");
            }

            PdfValue value = lexer.Read();
            long data = -1;
            if (value.Kind == PdfKind.Dictionary && lexer.TakeWord("stream"u8))
            {
                int at = lexer.At;
                at += at < window.Length && window[at] == '\r' ? 1 : 0;
                at += at < window.Length && window[at] == '\n' ? 1 : 0;
                data = offset + at;
            }

            return new PdfObject(value, window, data, offset);
        });
    }

    private PdfObject LoadContained(long number, PdfPlace place)
    {
        if (!_places.TryGetValue(place.Container, out PdfPlace container) || container.Offset < 0)
        {
            throw DamagedContentException.Malformed("an object stream is missing");
        }

        PdfObject stream = LoadAt(container.Offset, place.Container);
        if (!_containers.TryGetValue(place.Container, out byte[]? data))
        {
            _containers[place.Container] = data = PdfStream.Decode(this, stream);
        }

        try
        {
            var lexer = new PdfLexer(data, 0);
            for (long i = 0; i < stream.Value["N"].Number; i++)
            {
                long found = lexer.ReadNumber();
                long at = lexer.ReadNumber() + stream.Value["First"].Number;
                if (found == number && at < data.Length)
                {
                    // the last value may end with the data
                    byte[] padded = [.. data, (byte)' '];
                    return new PdfObject(new PdfLexer(padded, (int)at).Read(), padded, -1, stream.Offset);
                }
            }
        }
        catch (PdfEndException)
        {
            throw DamagedContentException.Malformed("an object stream ends before its objects");
        }

        throw DamagedContentException.Malformed("an object is not in the stream it should be in");
    }

    private static long Take(byte[] data, ref int at, long width)
    {
        if (data.Length - at < width)
        {
            throw DamagedContentException.Malformed("the cross-reference is too short");
        }

        long value = 0;
        for (int i = 0; i < width; i++)
        {
            value = (value << 8) | data[at++];
        }

        return value < 0 ? throw DamagedContentException.Malformed("the cross-reference holds no offset") : value;
    }

    private static PdfValue Dictionary(PdfValue value) =>
        value.Kind == PdfKind.Dictionary ? value : throw DamagedContentException.Malformed("the trailer is no dictionary");
}
