using System.Buffers;
using System.Text.Json;

namespace GenAiMeasures.Provenance;

// The YAML of front matters: block and flow maps and lists, plain and quoted scalars, literal and folded texts. Every scalar becomes a
// text. Anchors, aliases, tags and complex keys are refused with their line: no card needs them, and aliases are how a small file becomes
// a huge one.
internal sealed class YamlSubset
{
    private const int Deepest = 32;

    private readonly Utf8JsonWriter _writer;
    private readonly List<YamlLine> _lines;
    private int _at;

    private YamlSubset(Utf8JsonWriter writer, List<YamlLine> lines) => (_writer, _lines) = (writer, lines);

    // the document as JSON; throws YamlException with the line
    internal static byte[] ToJson(IEnumerable<string> lines, int firstLine)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            List<YamlLine> read = YamlLine.Read(lines, firstLine);
            var reader = new YamlSubset(writer, read);
            reader.SkipBlank();
            if (reader.IsAtEnd)
            {
                writer.WriteStartObject();
                writer.WriteEndObject();
            }
            else
            {
                reader.Block(reader.Line.Indent, 0);
                reader.SkipBlank();
                if (!reader.IsAtEnd)
                {
                    throw new YamlException(reader.Line.Number);
                }
            }
        }

        return buffer.WrittenSpan.ToArray();
    }

    private bool IsAtEnd => _at >= _lines.Count;

    private YamlLine Line => _lines[_at];

    private void SkipBlank()
    {
        while (!IsAtEnd && Line.IsBlank)
        {
            _at++;
        }
    }

    private void Block(int indent, int depth)
    {
        if (depth > Deepest)
        {
            throw new YamlException(Line.Number);
        }

        if (Line.IsItem)
        {
            List(indent, depth);
        }
        else
        {
            Map(indent, depth);
        }
    }

    private void List(int indent, int depth)
    {
        _writer.WriteStartArray();
        for (SkipBlank(); !IsAtEnd && Line.Indent == indent && Line.IsItem; SkipBlank())
        {
            YamlLine line = Line;
            string rest = line.Text[1..].TrimStart(' ');
            int column = indent + line.Text.Length - rest.Length;
            if (YamlLine.IsComment(rest))
            {
                _at++;
                Below(indent, depth, mayBeLevel: false);
            }
            else if (YamlText.KeyLength(rest) > 0 || YamlLine.StartsItem(rest))
            {
                // what stands behind the dash is the first line of a block of its own
                _lines[_at] = line with { Indent = column, Text = rest };
                Block(column, depth + 1);
            }
            else
            {
                _at++;
                Scalar(rest, indent, line.Number);
            }
        }

        _writer.WriteEndArray();
    }

    private void Map(int indent, int depth)
    {
        _writer.WriteStartObject();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        for (SkipBlank(); !IsAtEnd && Line.Indent == indent && !Line.IsItem; SkipBlank())
        {
            YamlLine line = Line;
            int length = YamlText.KeyLength(line.Text);
            if (length <= 0)
            {
                throw new YamlException(line.Number);
            }

            string key = YamlText.Unquote(line.Text[..length].TrimEnd(), line.Number);
            if (!keys.Add(key))
            {
                throw new YamlException(line.Number);
            }

            _writer.WritePropertyName(key);
            string rest = line.Text[(length + 1)..].TrimStart(' ');
            _at++;
            if (YamlLine.IsComment(rest))
            {
                Below(indent, depth, mayBeLevel: true);
            }
            else
            {
                Scalar(rest, indent, line.Number);
            }
        }

        _writer.WriteEndObject();
    }

    // a value that begins on the next line, deeper; a list may also stand level with its key
    private void Below(int indent, int depth, bool mayBeLevel)
    {
        SkipBlank();
        if (IsAtEnd || Line.Indent < indent || (Line.Indent == indent && !(mayBeLevel && Line.IsItem)))
        {
            _writer.WriteNullValue();
        }
        else if (!Line.IsItem && YamlText.KeyLength(Line.Text) <= 0)
        {
            YamlLine line = Line;
            _at++;
            Scalar(line.Text, indent, line.Number);
        }
        else
        {
            Block(Line.Indent, depth + 1);
        }
    }

    private void Scalar(string text, int indent, int number)
    {
        switch (text[0])
        {
            case '|' or '>':
                _writer.WriteStringValue(YamlText.Fold(text, Deeper(indent, keepBlank: true), number));
                break;
            case '[' or '{':
                YamlFlow.Write(_writer, Gather(text, indent, t => YamlFlow.IsClosed(t)), number);
                break;
            case '"' or '\'':
                _writer.WriteStringValue(YamlText.Unquote(YamlText.WithoutComment(Gather(text, indent, YamlText.IsClosed)), number));
                break;
            case '&' or '*' or '!' or '%' or '@' or '`' or '?' when text[0] != '?' || text.StartsWith("? ", StringComparison.Ordinal):
                throw new YamlException(number);
            default:
                string plain = YamlText.WithoutComment(text);
                foreach (YamlLine line in Deeper(indent, keepBlank: false))
                {
                    if (YamlText.KeyLength(line.Text) > 0)
                    {
                        throw new YamlException(line.Number);
                    }

                    plain += " " + YamlText.WithoutComment(line.Text);
                }

                if (plain is "~" or "null" or "")
                {
                    _writer.WriteNullValue();
                }
                else
                {
                    _writer.WriteStringValue(plain);
                }

                break;
        }
    }

    // lines of a value that goes on until it is closed
    private string Gather(string text, int indent, Func<string, bool> isClosed)
    {
        while (!isClosed(text) && !IsAtEnd && (Line.IsBlank || Line.Indent > indent || Line.Text[0] is ']' or '}'))
        {
            text += " " + (text[0] is '[' or '{' ? YamlText.WithoutComment(Line.Text) : Line.Text);
            _at++;
        }

        return text;
    }

    private List<YamlLine> Deeper(int indent, bool keepBlank)
    {
        List<YamlLine> deeper = [];
        while (!IsAtEnd && (Line.Indent > indent || (keepBlank && Line.Raw.Trim().Length == 0)))
        {
            if (keepBlank || !Line.IsBlank)
            {
                deeper.Add(Line);
            }

            _at++;
        }

        return deeper;
    }
}
