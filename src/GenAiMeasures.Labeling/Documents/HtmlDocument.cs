using System.Globalization;
using System.Text;

namespace GenAiMeasures.Labeling;

// HTML: a paragraph at the beginning or the end of the body, in ASCII, so that it is the same in every encoding.
internal sealed class HtmlDocument : VisibleDocument
{
    // what is looked at for a line that stands there
    private const int Reach = 8 * 1024;

    private readonly MemorySource _content;
    private readonly EditList _edits;
    private readonly TextFile _text;
    private readonly string _line;
    private readonly int _start;
    private readonly int _end;

    internal HtmlDocument(MemorySource content, string line)
    {
        if (content.Length > TextFile.MaxLength)
        {
            throw DamagedContentException.TooLarge();
        }

        _content = content;
        _edits = new EditList(content.Length);
        _text = TextFile.Read(content, TextFile.MaxLength);
        _line = line.ReplaceLineEndings("\n");
        _start = HtmlBody.FindStart(_text.Text);
        _end = HtmlBody.FindEnd(_text.Text, _start);
    }

    internal override string Format => "html";

    internal override bool Holds(DocumentEnd end) => end == DocumentEnd.Start
        ? Plain(HtmlBody.TextOf(_text.Text[_start..Math.Min(_end, _start + Reach)])).StartsWith(Plain(_line), StringComparison.Ordinal)
        : Plain(HtmlBody.TextOf(_text.Text[Math.Max(_start, _end - Reach).._end])).EndsWith(Plain(_line), StringComparison.Ordinal);

    internal override void Insert(DocumentEnd end)
    {
        string lineEnd = FrontMatter.LineEndOf(_text.Text);
        string paragraph = "<p class=\"aigc-label\" role=\"note\">" + string.Join("<br>", _line.Split('\n').Select(Escape)) + "</p>";
        (int at, string text) = end == DocumentEnd.Start ? (_start, lineEnd + paragraph) : (_end, paragraph + lineEnd);
        _edits.Insert(_text.OffsetOf(at), Encoding.ASCII.GetBytes(text));
    }

    internal override byte[] ToArray() => Apply(_content, _edits);

    // blanks mean nothing in HTML
    private static string Plain(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static string Escape(string line)
    {
        var escaped = new StringBuilder(line.Length * 2);
        foreach (Rune rune in line.EnumerateRunes())
        {
            _ = rune.IsAscii && rune.Value is not ('&' or '<' or '>' or '"')
                ? escaped.Append((char)rune.Value)
                : escaped.Append(CultureInfo.InvariantCulture, $"&#x{rune.Value:X};");
        }

        return escaped.ToString();
    }
}
