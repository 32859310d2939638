namespace GenAiMeasures.Labeling;

// The content as it will be, without making it: what is read back before a byte is written.
internal sealed class EditedSource : ByteSource
{
    private readonly ByteSource _content;
    private readonly List<Piece> _pieces = [];
    private byte[] _joined = [];

    internal EditedSource(ByteSource content, EditList edits)
    {
        _content = content;
        long at = 0;
        long offset = 0;
        foreach (Edit edit in edits.Sorted)
        {
            Add(ref offset, edit.Offset - at, at, default);
            Add(ref offset, edit.Bytes.Length, -1, edit.Bytes);
            at = edit.End;
        }

        Add(ref offset, content.Length - at, at, default);
        Length = offset;
    }

    internal override long Length { get; }

    internal override ReadOnlySpan<byte> Peek(long offset, int length)
    {
        if (offset < 0 || offset >= Length)
        {
            return default;
        }

        length = (int)Math.Min(length, Length - offset);
        Piece piece = _pieces[Find(offset)];
        long within = offset - piece.Offset;
        if (length <= piece.Length - within)
        {
            return piece.From < 0 ? piece.Bytes.Span.Slice((int)within, length) : _content.Peek(piece.From + within, length);
        }

        if (length > CarrierLimits.MaxBlock)
        {
            throw DamagedContentException.TooLarge();
        }

        if (_joined.Length < length)
        {
            _joined = new byte[length];
        }

        CopyTo(offset, _joined.AsSpan(0, length));
        return _joined.AsSpan(0, length);
    }

    internal override void CopyTo(long offset, Span<byte> destination)
    {
        for (int i = Find(offset); destination.Length > 0; i++)
        {
            Piece piece = _pieces[i];
            long within = offset - piece.Offset;
            int length = (int)Math.Min(destination.Length, piece.Length - within);
            if (piece.From < 0)
            {
                piece.Bytes.Span.Slice((int)within, length).CopyTo(destination);
            }
            else
            {
                _content.CopyTo(piece.From + within, destination[..length]);
            }

            destination = destination[length..];
            offset += length;
        }
    }

    internal override async ValueTask CopyToAsync(long offset, long length, Stream output, CancellationToken cancellationToken)
    {
        for (int i = length > 0 ? Find(offset) : 0; length > 0; i++)
        {
            Piece piece = _pieces[i];
            long within = offset - piece.Offset;
            long part = Math.Min(length, piece.Length - within);
            if (piece.From < 0)
            {
                await output.WriteAsync(piece.Bytes.Slice((int)within, (int)part), cancellationToken);
            }
            else
            {
                await _content.CopyToAsync(piece.From + within, part, output, cancellationToken);
            }

            length -= part;
            offset += part;
        }
    }

    private void Add(ref long offset, long length, long from, ReadOnlyMemory<byte> bytes)
    {
        if (length > 0)
        {
            _pieces.Add(new Piece(offset, length, from, bytes));
            offset += length;
        }
    }

    private int Find(long offset)
    {
        int low = 0;
        int high = _pieces.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (_pieces[middle].Offset <= offset)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low;
    }

    // From is an offset in the content, or negative for bytes that are new
    private readonly record struct Piece(long Offset, long Length, long From, ReadOnlyMemory<byte> Bytes);
}
