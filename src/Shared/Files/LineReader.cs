using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace GenAiMeasures;

// Reads a text of any size line by line in bounded memory, decodes strictly, and names the line that cannot be decoded.
internal sealed class LineReader(Stream stream, ProblemList problems, TextFileEncoding encoding, int longestLine = LineReader.LongestLine)
{
    internal const int LongestLine = 32 * 1024 * 1024;

    private const int BlockSize = 64 * 1024;

    private Encoding _decoder = Encoding.UTF8;
    private int _unit = 1;
    private bool _isBigEndian;

    // lines that cannot be decoded are reported and left out
    internal async IAsyncEnumerable<TextLine> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BlockSize);
        try
        {
            int filled = await FillAsync(buffer, 0, cancellationToken);
            int start = Begin(buffer.AsSpan(0, filled));
            int searched = start;
            long number = 0;
            bool isTooLong = false;
            while (true)
            {
                int end = FindEnd(buffer.AsSpan(0, filled), searched);
                if (end >= 0)
                {
                    number++;
                    if (!isTooLong && Decode(buffer.AsSpan(start, end - start), number) is { } text)
                    {
                        yield return new TextLine(number, text);
                    }

                    isTooLong = false;
                    start = end + _unit;
                    searched = start;
                    continue;
                }

                int rest = filled - start;
                if (rest >= longestLine)
                {
                    if (!isTooLong)
                    {
                        problems.Add(
                            number + 1, "line-too-long", $"The line is longer than {longestLine} bytes. Write one item a line.", $"该行超过 {longestLine} 字节，请每行写一条数据。");
                    }

                    isTooLong = true;
                    rest &= _unit - 1;
                    start = filled - rest;
                }

                buffer = Compact(buffer, start, rest);
                start = 0;
                searched = rest - (rest % _unit);
                int read = await FillAsync(buffer, rest, cancellationToken);
                filled = rest + read;
                if (read == 0)
                {
                    if (rest > 0 && !isTooLong && Decode(buffer.AsSpan(0, rest), number + 1) is { } last)
                    {
                        yield return new TextLine(number + 1, last);
                    }

                    yield break;
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Compact(byte[] buffer, int start, int rest)
    {
        if (rest <= buffer.Length / 2)
        {
            buffer.AsSpan(start, rest).CopyTo(buffer);
            return buffer;
        }

        byte[] larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(start, rest).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    private async ValueTask<int> FillAsync(byte[] buffer, int from, CancellationToken cancellationToken)
    {
        int total = 0;
        while (from + total < buffer.Length)
        {
            int read = await stream.ReadAsync(buffer.AsMemory(from + total), cancellationToken);
            if (read == 0)
            {
                break;
            }

            total += read;
        }

        return total;
    }

    private int Begin(ReadOnlySpan<byte> bytes)
    {
        (_decoder, int mark) = TextDecoding.Begin(bytes, encoding);
        _unit = TextDecoding.UnitOf(_decoder);
        _isBigEndian = TextDecoding.IsBigEndian(_decoder);
        return mark;
    }

    private int FindEnd(ReadOnlySpan<byte> bytes, int from)
    {
        if (_unit == 1)
        {
            int place = bytes[from..].IndexOf((byte)'\n');
            return place < 0 ? -1 : from + place;
        }

        for (int i = from; i + 1 < bytes.Length; i += 2)
        {
            if ((_isBigEndian ? bytes[i + 1] : bytes[i]) == '\n' && (_isBigEndian ? bytes[i] : bytes[i + 1]) == 0)
            {
                return i;
            }
        }

        return -1;
    }

    private string? Decode(ReadOnlySpan<byte> bytes, long number)
    {
        try
        {
            string text = _decoder.GetString(bytes);
            return text.EndsWith('\r') ? text[..^1] : text;
        }
        catch (DecoderFallbackException)
        {
            TextDecoding.Report(problems, number, _decoder);
            return null;
        }
    }
}
