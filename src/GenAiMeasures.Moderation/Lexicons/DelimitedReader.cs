using System.Text;

namespace GenAiMeasures.Moderation;

// Rows of delimited text (RFC 4180): quoted fields may hold the delimiter, line breaks and doubled quotes.
internal sealed class DelimitedReader(string text, char delimiter)
{
    private readonly StringBuilder _field = new();
    private int _position;
    private int _line = 1;

    // the line on which the row that was read last begins, from 1
    internal int Line { get; private set; }

    // whether a quoted field of the row was never closed
    internal bool IsUnclosed { get; private set; }

    // The next row, or null at the end. An empty line is a row with one empty field.
    internal List<string>? Read()
    {
        if (_position >= text.Length)
        {
            return null;
        }

        Line = _line;
        IsUnclosed = false;
        var fields = new List<string>();
        while (true)
        {
            fields.Add(_position < text.Length && text[_position] == '"' ? ReadQuoted() : ReadPlain());
            if (_position >= text.Length)
            {
                return fields;
            }

            if (text[_position] == delimiter)
            {
                _position++;
                continue;
            }

            SkipLineBreak();
            return fields;
        }
    }

    private string ReadPlain()
    {
        int start = _position;
        while (_position < text.Length && text[_position] != delimiter && text[_position] is not ('\r' or '\n'))
        {
            _position++;
        }

        return text[start.._position];
    }

    private string ReadQuoted()
    {
        _field.Clear();
        _position++;
        while (_position < text.Length)
        {
            char c = text[_position++];
            if (c == '"')
            {
                if (_position >= text.Length || text[_position] != '"')
                {
                    // what follows the closing quote up to the delimiter belongs to the field, as spreadsheets read it
                    return _field.Append(ReadPlain()).ToString();
                }

                _position++;
            }
            else if (c == '\n')
            {
                _line++;
            }

            _field.Append(c);
        }

        IsUnclosed = true;
        return _field.ToString();
    }

    private void SkipLineBreak()
    {
        if (text[_position] == '\r')
        {
            _position++;
        }

        if (_position < text.Length && text[_position] == '\n')
        {
            _position++;
        }

        _line++;
    }
}
