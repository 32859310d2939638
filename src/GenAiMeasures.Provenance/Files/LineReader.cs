using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace GenAiMeasures.Provenance;

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

    // the byte order mark, when there is one, and the decoder
    private int Begin(ReadOnlySpan<byte> bytes)
    {
        bool isUtf8 = bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]);
        bool isLittle = bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]);
        bool isBig = bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]);
        if ((encoding == TextFileEncoding.Detect && (isLittle || isBig)) || encoding == TextFileEncoding.Utf16)
        {
            _unit = 2;
            _isBigEndian = isBig;
            _decoder = new UnicodeEncoding(isBig, byteOrderMark: false, throwOnInvalidBytes: true);
            return isLittle || isBig ? 2 : 0;
        }

        _decoder = encoding == TextFileEncoding.Gb18030
            ? CodePagesEncodingProvider.Instance.GetEncoding("gb18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!
            : new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        return isUtf8 && encoding != TextFileEncoding.Gb18030 ? 3 : 0;
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
            string name = _unit == 2 ? "UTF-16" : encoding == TextFileEncoding.Gb18030 ? "GB 18030" : "UTF-8";
            problems.Add(
                number, "encoding", $"The line is not {name}. Save the whole file in one encoding, or name the one it has (utf8, utf16, gb18030).",
                $"该行不是 {name} 编码。请将整个文件保存为同一种编码，或者指明其编码（utf8、utf16、gb18030）。");
            return null;
        }
    }
}
