using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace GenAiMeasures.Provenance;

// Takes objects out of a JSON text of any size and any shape that annotation tools write: one alone, one a line, one over many lines, or an
// array of them on a single line. In memory for one object at a time; a broken one is named with its line, and the next line is read on.
internal sealed class JsonValueReader(Stream stream, ProblemList problems, TextFileEncoding encoding, int longest = JsonValueReader.Longest)
{
    internal const int Longest = 16 * 1024 * 1024;

    private const int BlockSize = 64 * 1024;

    private static readonly SearchValues<char> Marks = SearchValues.Create("{}[]\"\n");
    private static readonly SearchValues<char> InText = SearchValues.Create("\"\\\n");

    private readonly StringBuilder _value = new();
    private readonly List<JsonText> _ready = [];
    private long _line = 1;
    private long _begin;
    private int _depth;
    private bool _isText;
    private bool _isEscaped;
    private bool _isArray;
    private bool _isLineStart = true;
    private bool _isSkipping;
    private bool _isOver;
    private bool _hasSeen;

    internal async IAsyncEnumerable<JsonText> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        byte[] bytes = ArrayPool<byte>.Shared.Rent(BlockSize);
        char[] characters = ArrayPool<char>.Shared.Rent(BlockSize + 16);
        try
        {
            int filled = await stream.ReadAtLeastAsync(bytes.AsMemory(0, BlockSize), 4, throwOnEndOfStream: false, cancellationToken);
            (Encoding encodingOfFile, int from) = TextDecoding.Begin(bytes.AsSpan(0, filled), encoding);
            Decoder decoder = encodingOfFile.GetDecoder();
            while (!_isOver)
            {
                if (!Decode(decoder, encodingOfFile, bytes.AsSpan(from, filled - from), characters, isLast: filled == 0))
                {
                    yield break;
                }

                foreach (JsonText ready in _ready)
                {
                    yield return ready;
                }

                _ready.Clear();
                if (filled == 0)
                {
                    break;
                }

                from = 0;
                filled = await stream.ReadAsync(bytes.AsMemory(0, BlockSize), cancellationToken);
            }

            if (_depth > 0)
            {
                problems.Add(_begin, "json-open", "The value that begins here never ends. Export the file again, or take the value out.", "从此处开始的值没有结束，请重新导出文件，或者删除该值。");
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
            ArrayPool<char>.Shared.Return(characters);
        }
    }

    private bool Decode(Decoder decoder, Encoding encodingOfFile, ReadOnlySpan<byte> bytes, char[] characters, bool isLast)
    {
        try
        {
            Take(characters.AsSpan(0, decoder.GetChars(bytes, characters, flush: isLast)));
            return true;
        }
        catch (DecoderFallbackException exception)
        {
            // the lines before the byte that cannot be decoded are lines all the same
            ReadOnlySpan<byte> good = bytes[..Math.Clamp(exception.Index, 0, bytes.Length)];
            TextDecoding.Report(problems, _line + good.Count((byte)'\n'), encodingOfFile);
            return false;
        }
    }

    private void Take(ReadOnlySpan<char> text)
    {
        int at = 0;
        while (at < text.Length && !_isOver)
        {
            if (_isSkipping)
            {
                int end = text[at..].IndexOf('\n');
                at = end < 0 ? text.Length : at + end;
                _isSkipping = end < 0;
                continue;
            }

            at = _depth == 0 ? Between(text, at) : Inside(text, at);
        }
    }

    // between two values
    private int Between(ReadOnlySpan<char> text, int at)
    {
        char c = text[at];
        if (c == '\n')
        {
            _line++;
            _isLineStart = true;
            return at + 1;
        }

        if (c == '{')
        {
            _begin = _line;
            _depth = 1;
            _value.Clear().Append(c);
            _hasSeen = true;
            _isLineStart = false;
            return at + 1;
        }

        if (c is not (' ' or '\t' or '\r' or ','))
        {
            if (c == '[' && !_hasSeen && !_isArray)
            {
                _isArray = true;
            }
            else if (c == ']' && _isArray)
            {
                _isArray = false;
            }
            else
            {
                problems.Add(_line, "json-object", "An object is to stand here. Export the file again, or correct the line.", "此处应为一个 JSON 对象，请重新导出文件或者更正该行。");
                Resume(isTextGone: true);
            }
        }
        else if (c == ',' && !_isArray)
        {
            problems.Add(_line, "json-object", "A comma stands between two lines. Write one object a line, or an array.", "两行之间有逗号。请每行写一个对象，或者写成数组。");
        }

        return at + 1;
    }

    private int Inside(ReadOnlySpan<char> text, int at)
    {
        if (_isEscaped)
        {
            _isEscaped = false;
            _value.Append(text[at]);
            return at + 1;
        }

        if (_isLineStart)
        {
            _isLineStart = false;

            // a value that begins where a line begins, in the middle of another one: that one was cut off
            if (text[at] == '{' && !_isArray && Last() is not ('{' or '[' or ',' or ':'))
            {
                problems.Add(_begin, "json", "The value that begins here is cut off. Export the line again, or take it out.", "从此处开始的值不完整，请重新导出该行，或者删除。");
                _depth = 0;
                return at;
            }
        }

        int next = text[at..].IndexOfAny(_isText ? InText : Marks);
        int length = next < 0 ? text.Length - at : next;
        if (_value.Length + length >= longest)
        {
            problems.Add(_begin, "json-too-long", $"The value that begins here is longer than {longest} characters. Write one item an object.", $"从此处开始的值超过 {longest} 个字符，请每条数据写一个对象。");
            Resume(isTextGone: true);
            return at + length;
        }

        _value.Append(text.Slice(at, length));
        at += length;
        if (next < 0)
        {
            return at;
        }

        char c = text[at];
        if (c == '\n')
        {
            if (_isText)
            {
                problems.Add(_line, "json", "A text is not closed at the end of the line. Export the line again, or take it out.", "行末的文本没有引号结束，请重新导出该行，或者删除。");
                Resume(isTextGone: false);
                return at;
            }

            _line++;
            _isLineStart = true;
            _value.Append(c);
            return at + 1;
        }

        _value.Append(c);
        switch (c)
        {
            case '"':
                _isText = !_isText;
                break;
            case '\\':
                _isEscaped = true;
                break;
            case '{' or '[':
                _depth++;
                break;
            default:
                if (--_depth == 0)
                {
                    _ready.Add(new JsonText(_begin, _value.ToString()));
                }

                break;
        }

        return at + 1;
    }

    // after a broken value: at the next line where one stands a line; an array cannot be read on, its parts would be taken for values
    private void Resume(bool isTextGone)
    {
        _depth = 0;
        _isText = false;
        _isSkipping = isTextGone;
        _isOver = _isArray;
        _value.Clear();
    }

    private char Last()
    {
        for (int i = _value.Length - 1; i >= 0; i--)
        {
            if (_value[i] is not (' ' or '\t' or '\r' or '\n'))
            {
                return _value[i];
            }
        }

        return '\0';
    }
}
