using System.Buffers;
using System.Globalization;
using System.Text.Json;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace GenAiMeasures.Provenance;

// The YAML of a card as JSON, from the events of YamlDotNet's parser: nothing of it is turned into objects by reflection. Every scalar
// stays a text, because a card's "no" is Norwegian. Anchors, aliases, tags, doubled and complex keys are refused with their line: no card
// needs them, and aliases are how a small file becomes a huge one. The work is so bounded by the length of the file.
internal sealed class CardYaml
{
    private const int Deepest = 32;

    private readonly string _yaml;
    private readonly IParser _parser;
    private readonly Utf8JsonWriter _writer;
    private readonly Stack<Mark> _open = [];

    private CardYaml(string yaml, IScanner scanner, Utf8JsonWriter writer) => (_yaml, _parser, _writer) = (yaml, new Parser(scanner), writer);

    // throws YamlException, whose Start is the place
    internal static byte[] ToJson(string yaml)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            var scanner = new Scanner(new StringReader(yaml));
            var reader = new CardYaml(yaml, scanner, writer);
            try
            {
                reader.Document();
            }
            catch (YamlException exception) when (reader._open.TryPeek(out Mark bracket) && exception.Start.Index >= yaml.TrimEnd().Length)
            {
                // the end of the text is no place to look for a bracket that was never closed
                throw Refused(bracket, exception);
            }
            catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or IndexOutOfRangeException or YamlException { Start.Index: 0 })
            {
                // the scanner answers some broken texts with these, or without a place
                throw Refused(scanner.CurrentPosition, exception);
            }
        }

        return buffer.WrittenSpan.ToArray();
    }

    private void Document()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out _))
        {
            WriteEmpty();
            return;
        }

        _parser.Consume<DocumentStart>();
        if (_parser.Accept<Scalar>(out Scalar? scalar) && IsNull(scalar!))
        {
            WriteEmpty();
            _parser.MoveNext();
        }
        else
        {
            Node(0);
        }

        _parser.Consume<DocumentEnd>();
        _parser.Consume<StreamEnd>();
    }

    private void WriteEmpty()
    {
        _writer.WriteStartObject();
        _writer.WriteEndObject();
    }

    private void Node(int depth)
    {
        ParsingEvent one = _parser.Consume<ParsingEvent>();
        if (depth > Deepest || one is not NodeEvent { Anchor.IsEmpty: true, Tag.IsEmpty: true })
        {
            throw Refused(one.Start);
        }

        switch (one)
        {
            case Scalar scalar when IsNull(scalar):
                _writer.WriteNullValue();
                break;
            case Scalar { Style: ScalarStyle.Literal or ScalarStyle.Folded } text:
                _writer.WriteStringValue(text.Value.TrimEnd());
                break;
            case Scalar { Style: ScalarStyle.Plain } plain when Between(plain.Start, plain.End).Contains("\n\t", StringComparison.Ordinal):
            case SequenceStart { Style: not SequenceStyle.Flow } when IsBehindTab(one.Start):
                throw Refused(one.Start);
            case Scalar scalar:
                _writer.WriteStringValue(scalar.Value);
                break;
            case SequenceStart start:
                Open(start.Start, start.Style == SequenceStyle.Flow);
                List(depth);
                Close(start.Style == SequenceStyle.Flow);
                break;
            case MappingStart start:
                Open(start.Start, start.Style == MappingStyle.Flow);
                Map(depth);
                Close(start.Style == MappingStyle.Flow);
                break;
            default:
                throw Refused(one.Start);
        }
    }

    private void Open(Mark start, bool isFlow)
    {
        if (isFlow)
        {
            _open.Push(start);
        }
    }

    private void Close(bool isFlow)
    {
        if (isFlow)
        {
            _open.Pop();
        }
    }

    private void List(int depth)
    {
        _writer.WriteStartArray();
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            Node(depth + 1);
        }

        _writer.WriteEndArray();
    }

    private void Map(int depth)
    {
        _writer.WriteStartObject();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            ParsingEvent key = _parser.Consume<ParsingEvent>();
            if (key is not Scalar { Anchor.IsEmpty: true, Tag.IsEmpty: true } name || IsBehindTab(key.Start) || !keys.Add(name.Value))
            {
                throw Refused(key.Start);
            }

            _writer.WritePropertyName(name.Value);
            Node(depth + 1);
        }

        _writer.WriteEndObject();
    }

    // YAML forbids tabs as indentation, and the parser counts each as one blank
    private bool IsBehindTab(Mark place) => place.Index > 0 && place.Index <= _yaml.Length && _yaml[(int)place.Index - 1] == '\t' && _open.Count == 0;

    private ReadOnlySpan<char> Between(Mark start, Mark end) => _yaml.AsSpan()[(int)Math.Min(start.Index, _yaml.Length)..(int)Math.Min(end.Index, _yaml.Length)];

    private static bool IsNull(Scalar scalar) =>
        scalar is { Style: ScalarStyle.Plain, Anchor.IsEmpty: true, Tag.IsEmpty: true, Value: "" or "~" or "null" or "Null" or "NULL" };

    private static YamlException Refused(Mark place, Exception? inner = null) =>
        new(place, place, string.Create(CultureInfo.InvariantCulture, $"Line {place.Line} is not read."), inner!);
}
