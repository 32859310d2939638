using System.Text;

namespace GenAiMeasures.Moderation;

// Texts that a reader reads one after the other, and the terms that stand across the borders between them. The first may
// belong to an earlier turn: across that border only longer terms count.
internal sealed class JoinedTexts(LexiconSnapshot snapshot, int shortestAcrossTurns)
{
    // how far back of a border a term that crosses it is looked for; and how much is kept of a text for it
    internal const int Kept = 256;

    private readonly StringBuilder _text = new();
    private readonly List<(int Start, int Message)> _parts = [];
    private int _turn;

    internal void AddEarlier(string text)
    {
        _text.Append(text.AsSpan(Math.Max(0, text.Length - Kept)));
        _turn = _text.Length;
    }

    internal void Add(string text, int message)
    {
        _parts.Add((_text.Length, message));
        _text.Append(text);
    }

    // what crosses a border: the hit, its message, and the span within that message
    internal List<(LexiconSnapshot Of, Hit Hit, int Message)> Find()
    {
        var found = new List<(LexiconSnapshot, Hit, int)>();
        string text = _text.ToString();
        foreach ((int border, _) in _parts)
        {
            if (border == 0)
            {
                continue;
            }

            Find(snapshot, text, border, found);
            if (snapshot.Homophones is { } homophones)
            {
                Find(homophones, text, border, found);
            }
        }

        return found;
    }

    // What stands at the end of a text and can still become a term: all that has to be remembered of it.
    internal static string TailOf(LexiconSnapshot snapshot, string text)
    {
        int from = Math.Max(0, text.Length - Kept);
        int live = Math.Min(LiveStart(snapshot, text, from), snapshot.Homophones is { } homophones ? LiveStart(homophones, text, from) : text.Length);
        return text[live..];
    }

    private static int LiveStart(LexiconSnapshot snapshot, string text, int from) => from + new LexiconScanner(snapshot).Write(text.AsSpan(from));

    private void Find(LexiconSnapshot of, string text, int border, List<(LexiconSnapshot, Hit, int)> found)
    {
        int from = Math.Max(0, border - Kept);
        var scanner = new LexiconScanner(of);
        int limit = scanner.Write(text.AsSpan(from, border - from));
        int at = border;
        for (; at < text.Length && from + limit < border; at++)
        {
            limit = scanner.Write(text.AsSpan(at, 1));
        }

        if (at == text.Length)
        {
            scanner.Complete();
        }

        foreach (Hit hit in scanner.Hits)
        {
            int start = from + hit.Start;
            int end = start + hit.Length;
            if (hit.Term < 0 || start >= border || end <= border || (start < _turn && of.Terms[hit.Term].Length < shortestAcrossTurns))
            {
                continue;
            }

            // the part that holds its end; of three messages of a character each, the border of the last one tells
            (int Start, int Message) part = _parts.Last(p => p.Start < end);
            if (part.Start == border)
            {
                found.Add((of, hit with { Start = Math.Max(0, start - part.Start), Length = end - part.Start }, part.Message));
            }
        }
    }
}
