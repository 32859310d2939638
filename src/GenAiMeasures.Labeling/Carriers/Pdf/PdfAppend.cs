using System.Buffers;
using System.Globalization;
using System.Text;

namespace GenAiMeasures.Labeling;

// One revision more: changed objects, a cross-reference of the kind the file ends with, and a trailer that leads back to the last one.
internal sealed class PdfAppend
{
    private readonly PdfFile _file;
    private readonly ArrayBufferWriter<byte> _bytes = new(1024);
    private readonly SortedDictionary<long, (long Offset, int Generation)> _objects = [];
    private long _size;
    private string _info = "";

    internal PdfAppend(PdfFile file)
    {
        _file = file;
        _size = file.Size;
        byte last = file.Content.ReadByte(file.Content.Length - 1);
        Write(last is (byte)'\n' or (byte)'\r' ? "" : "\n");
    }

    // keys of trailers and of the streams that stand for them
    internal static bool IsKnown(string key) => IsOwn(key) || key is "Root" or "ID" or "Encrypt" or "DocChecksum" or "AdditionalStreams";

    internal void PutInfo(PdfObject? old, AigcLabel label, Func<PdfMember, bool> keeps)
    {
        PdfValue reference = _file.Trailer.Value["Info"];
        bool isReference = reference.Kind == PdfKind.Reference;
        Begin(isReference ? reference.Number : _size++, isReference ? reference.Generation : 0, out _info);
        Write("<<");
        foreach (PdfMember member in old?.Value.Members ?? [])
        {
            if (keeps(member))
            {
                Write(" ");
                _bytes.Write(old!.Source.AsSpan(member.Start, member.Value.End - member.Start));
            }
        }

        Write(" /AIGC (" + Escape(label.ToAsciiJson(wrapped: false)) + ") >>\nendobj\n");
    }

    // the number of an object that is new
    internal long Reserve() => _size++;

    internal void Put(long number, int generation, ReadOnlySpan<byte> body)
    {
        Begin(number, generation, out _);
        _bytes.Write(body);
        Write("\nendobj\n");
    }

    internal void PutMetadata(PdfValue reference, byte[] packet)
    {
        Begin(reference.Number, reference.Generation, out _);
        Write(string.Create(CultureInfo.InvariantCulture, $"<< /Type /Metadata /Subtype /XML /Length {packet.Length} >>\nstream\n"));
        _bytes.Write(packet);
        Write("\nendstream\nendobj\n");
    }

    internal byte[] Finish()
    {
        long at = Position;
        if (_file.EndsWithStream)
        {
            WriteStream(at);
        }
        else
        {
            WriteTable();
        }

        Write(string.Create(CultureInfo.InvariantCulture, $"startxref\n{at}\n%%EOF\n"));
        return _bytes.WrittenSpan.ToArray();
    }

    private long Position => _file.Content.Length + _bytes.WrittenCount - _file.HeadOffset;

    private static bool IsOwn(string key) => key is "Size" or "Prev" or "Info" or "XRefStm"
        or "Type" or "W" or "Index" or "Length" or "Filter" or "DecodeParms" or "DL" or "F" or "FFilter" or "FDecodeParms";

    private void WriteTable()
    {
        Write("xref\n");
        foreach ((long number, (long offset, int generation)) in _objects)
        {
            if (offset > 9_999_999_999)
            {
                throw new DamagedContentException("too_large", "The file is larger than its cross-reference can say", "文件超出交叉引用表可表示的大小", LabelFailure.TooLarge);
            }

            Write(string.Create(CultureInfo.InvariantCulture, $"{number} 1\n{offset:D10} {generation:D5} n \n"));
        }

        Write("trailer\n<<");
        WriteTrailer();
        Write(" >>\n");
    }

    private void WriteStream(long at)
    {
        long number = _size++;
        _objects[number] = (at, 0);
        byte[] data = new byte[_objects.Count * 11];
        var index = new StringBuilder();
        int row = 0;
        foreach ((long entry, (long offset, int generation)) in _objects)
        {
            data[row] = 1;
            System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(data.AsSpan(row + 1), offset);
            System.Buffers.Binary.BinaryPrimitives.WriteUInt16BigEndian(data.AsSpan(row + 9), (ushort)generation);
            index.Append(CultureInfo.InvariantCulture, $"{entry} 1 ");
            row += 11;
        }

        Write(string.Create(CultureInfo.InvariantCulture, $"{number} 0 obj\n<< /Type /XRef /W [1 8 2] /Index [{index.ToString().TrimEnd()}] /Length {data.Length}"));
        WriteTrailer();
        Write(" >>\nstream\n");
        _bytes.Write(data);
        Write("\nendstream\nendobj\n");
    }

    private void WriteTrailer()
    {
        foreach (PdfMember member in _file.Trailer.Value.Members)
        {
            if (!IsOwn(member.Key) || (member.Key == "Info" && _info.Length == 0))
            {
                Write(" ");
                _bytes.Write(_file.Trailer.Source.AsSpan(member.Start, member.Value.End - member.Start));
            }
        }

        Write(string.Create(CultureInfo.InvariantCulture, $" /Size {_size} /Prev {_file.LastReference}"));
        if (_info.Length > 0)
        {
            Write(" /Info " + _info);
        }
    }

    private void Begin(long number, int generation, out string reference)
    {
        _objects[number] = (Position, generation);
        Write(string.Create(CultureInfo.InvariantCulture, $"{number} {generation} obj\n"));
        reference = string.Create(CultureInfo.InvariantCulture, $"{number} {generation} R");
    }

    private static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("(", "\\(", StringComparison.Ordinal)
        .Replace(")", "\\)", StringComparison.Ordinal);

    private void Write(string text) => _bytes.Write(Encoding.ASCII.GetBytes(text));
}
