using System.Text;

namespace GenAiMeasures;

// The redactions of one text: sorted, merged where they overlap, applied piece by piece.
internal sealed class TextEdits
{
    private readonly List<TextEdit> _edits = [];

    internal bool IsEmpty => _edits.Count == 0;

    internal bool Contains(TextEdit edit) => _edits.Contains(edit);

    internal static TextEdit Of(ScreenRuling ruling)
    {
        Finding finding = ruling.Finding;
        return new TextEdit(finding.Start, finding.Start + (long)finding.Length, ruling.Replacement ?? new string('＊', finding.Length));
    }

    internal void Add(TextEdit edit)
    {
        int at = _edits.FindIndex(e => e.End > edit.Start);
        at = at < 0 ? _edits.Count : at;
        while (at < _edits.Count && _edits[at].Start < edit.End)
        {
            TextEdit other = _edits[at];
            TextEdit first = other.Start <= edit.Start ? other : edit;
            long end = Math.Max(other.End, edit.End);
            bool masked = IsMask(other) && IsMask(edit);
            string replacement = masked ? new string('＊', (int)(end - first.Start)) : first.Replacement;
            edit = new TextEdit(first.Start, end, replacement);
            _edits.RemoveAt(at);
        }

        _edits.Insert(at, edit);
    }

    // a redaction is released whole or not at all
    internal long Align(long limit)
    {
        foreach (TextEdit edit in _edits)
        {
            if (edit.Start < limit && limit < edit.End)
            {
                return edit.Start;
            }
        }

        return limit;
    }

    internal bool Touches(long from, long to)
    {
        foreach (TextEdit edit in _edits)
        {
            if (edit.Start < to && from < edit.End)
            {
                return true;
            }
        }

        return false;
    }

    // The text from one position to another with its redactions; the replacement stands where the redaction starts.
    internal string Apply(ReadOnlySpan<char> text, long from)
    {
        long to = from + text.Length;
        var result = new StringBuilder(text.Length);
        long position = from;
        foreach (TextEdit edit in _edits)
        {
            if (edit.End <= position || edit.Start >= to)
            {
                continue;
            }

            if (edit.Start >= position)
            {
                result.Append(text[(int)(position - from)..(int)(edit.Start - from)]).Append(edit.Replacement);
            }

            position = Math.Min(edit.End, to);
        }

        return result.Append(text[(int)(position - from)..]).ToString();
    }

    private static bool IsMask(TextEdit edit) =>
        edit.Replacement.Length == edit.End - edit.Start && !edit.Replacement.AsSpan().ContainsAnyExcept('＊');
}
