using System.Globalization;
using System.Runtime.CompilerServices;

namespace GenAiMeasures.Provenance;

// sentences in CoNLL: each is an item, its spans are counted in tokens
internal static class ConllRows
{
    internal static async IAsyncEnumerable<AnnotationRow> ReadAsync(LineReader lines, AnnotationInput input, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<(string Token, string Tag)> sentence = [];
        long begin = 0;
        await foreach (TextLine line in lines.ReadAsync(cancellationToken))
        {
            if (string.IsNullOrWhiteSpace(line.Text))
            {
                if (Sentence(sentence, begin, input) is { } row)
                {
                    yield return row;
                }

                sentence.Clear();
                continue;
            }

            string[] parts = line.Text.Split('\t');
            begin = sentence.Count == 0 ? line.Number : begin;
            if (parts.Length == 2 && parts[0].Length > 0 && (parts[1] == "O" || (parts[1].Length > 2 && parts[1][0] is 'B' or 'I' && parts[1][1] == '-')))
            {
                sentence.Add((parts[0], parts[1]));
            }
            else
            {
                input.Problems.Add(line.Number, "conll", "The line is no token, tab and tag (O, B-name or I-name). Correct it.", "该行不是“词、制表符、标签”（O、B-名称或者 I-名称），请更正。");
            }
        }

        if (Sentence(sentence, begin, input) is { } last)
        {
            yield return last;
        }
    }

    private static AnnotationRow? Sentence(List<(string Token, string Tag)> sentence, long line, AnnotationInput input)
    {
        if (sentence.Count == 0 || input.PersonOr(null, line) is not { } person)
        {
            return null;
        }

        List<string> spans = [];
        int from = -1;
        for (int i = 0; i <= sentence.Count; i++)
        {
            string tag = i < sentence.Count ? sentence[i].Tag : "O";
            if (from >= 0 && (tag[0] != 'I' || tag[2..] != sentence[from].Tag[2..]))
            {
                spans.Add(string.Create(CultureInfo.InvariantCulture, $"{from}-{i}:{sentence[from].Tag[2..]}"));
                from = -1;
            }

            from = from < 0 && tag != "O" ? i : from;
        }

        return new AnnotationRow(line, AnnotationInput.Hash(string.Join(' ', sentence.Select(s => s.Token))), person, spans.Count == 0 ? null : LabelStudioValue.Join(spans)) { Question = "label" };
    }
}
