using System.Text;

namespace GenAiMeasures.Labeling;

// Plain text and Markdown. In Markdown the line is a quotation behind the front matter.
internal sealed class TextDocument : VisibleDocument
{
    internal const string Plain = "text";

    private readonly MemorySource _content;
    private readonly EditList _edits;
    private readonly TextFile _text;
    private readonly int _bodyStart;
    private readonly string _lineEnd;
    private readonly string _line;
    private readonly string _shown;

    private TextDocument(MemorySource content, string format, string line)
    {
        Format = format;
        _content = content;
        _edits = new EditList(content.Length);
        _text = TextFile.Read(content, TextFile.MaxLength);
        _lineEnd = FrontMatter.LineEndOf(_text.Text);
        string[] lines = line.ReplaceLineEndings("\n").Split('\n');
        _line = string.Join(_lineEnd, lines);
        _shown = format == Plain ? _line : string.Join(_lineEnd, lines.Select(l => "> " + Escape(l)));
        FrontMatter? matter = format == Plain ? null : FrontMatter.Find(_text.Text);
        _bodyStart = matter switch
        {
            null => 0,
            { IsOpen: true } => throw DamagedContentException.Truncated(),
            { Kind: FrontMatterKind.Json } => throw new DamagedContentException(
                "front_matter", "The text has a front matter that is not YAML", "该文本的前置元数据不是 YAML", LabelFailure.Unsupported),
            _ => FrontMatter.NextLine(_text.Text, matter.BodyEnd),
        };
    }

    internal override string Format { get; }

    // null: text that a program reads, which a line would break
    internal static TextDocument? Open(MemorySource content, string format, string line, string? fileName)
    {
        if (content.Length > TextFile.MaxLength)
        {
            throw DamagedContentException.TooLarge();
        }

        return format == Plain && !IsProse(content, fileName) ? null : new TextDocument(content, format, line);
    }

    internal override bool Holds(DocumentEnd end)
    {
        ReadOnlySpan<char> body = _text.Text.AsSpan(_bodyStart).Trim();
        return end == DocumentEnd.Start
            ? StartsWith(body, _shown) || StartsWith(body, _line)
            : EndsWith(body, _shown) || EndsWith(body, _line);
    }

    internal override void Insert(DocumentEnd end)
    {
        string text = _text.Text;
        if (end == DocumentEnd.Start)
        {
            string before = _bodyStart > 0 ? (text[_bodyStart - 1] == '\n' ? "" : _lineEnd) + _lineEnd : "";
            Put(_bodyStart, before + _shown + _lineEnd + _lineEnd);
            return;
        }

        string gap = text.Length == 0 || text.EndsWith(_lineEnd + _lineEnd, StringComparison.Ordinal) ? ""
            : text.EndsWith('\n') ? _lineEnd
            : _lineEnd + _lineEnd;
        Put(text.Length, gap + _shown + _lineEnd);
    }

    internal override byte[] ToArray() => Apply(_content, _edits);

    private void Put(int at, string text) => _edits.Insert(_text.OffsetOf(at), Encoding.UTF8.GetBytes(text));

    // A name decides; without one, what begins like data is data.
    private static bool IsProse(MemorySource content, string? fileName)
    {
        if (Path.HasExtension(fileName))
        {
            return TextFile.HasExtension(fileName, ".txt", ".text");
        }

        ReadOnlySpan<byte> head = content.Peek(0, LabelCarriers.HeadLength);
        int first = head.IndexOfAnyExcept((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF, (byte)' ', (byte)'\t', (byte)'\r', (byte)'\n']);
        return first < 0 || head[first] is not ((byte)'{' or (byte)'[' or (byte)'<');
    }

    private static bool StartsWith(ReadOnlySpan<char> body, string line) =>
        body.StartsWith(line, StringComparison.Ordinal) && (body.Length == line.Length || body[line.Length] is '\r' or '\n');

    private static bool EndsWith(ReadOnlySpan<char> body, string line) =>
        body.EndsWith(line, StringComparison.Ordinal) && (body.Length == line.Length || body[^(line.Length + 1)] is '\r' or '\n');

    private static string Escape(string line)
    {
        var escaped = new StringBuilder(line.Length);
        foreach (char c in line)
        {
            _ = c is '\\' or '`' or '*' or '_' or '{' or '}' or '[' or ']' or '<' or '>' or '#' or '|' or '~' or '&' ? escaped.Append('\\').Append(c) : escaped.Append(c);
        }

        return escaped.ToString();
    }
}
