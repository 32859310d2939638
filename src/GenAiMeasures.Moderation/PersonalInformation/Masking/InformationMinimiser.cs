using System.Text;

namespace GenAiMeasures.Moderation;

// Replaces what is found in texts that go to the model.
internal sealed class InformationMinimiser(PersonalInformationTreatment treatment, InformationPolicy policy, PseudonymVault? vault)
{
    private readonly List<FoundInformation> _found = [];

    // Returns the same text when nothing is found in it.
    internal string Rewrite(string text) => Rewrite([text]) is { } rewritten ? rewritten[0] : text;

    // Texts that stand side by side and are read as one. Returns null when nothing is found in them.
    internal string[]? Rewrite(IReadOnlyList<string> texts)
    {
        string whole = texts.Count == 1 ? texts[0] : string.Concat(texts);
        _found.Clear();
        new InformationScanner().Scan(whole, 0, isEnd: true, _found);
        _found.RemoveAll(f => !policy.Counts(f.Match));
        if (_found.Count == 0)
        {
            return null;
        }

        string[] rewritten = new string[texts.Count];
        int start = 0;
        for (int i = 0; i < rewritten.Length; i++)
        {
            rewritten[i] = Apply(whole, start, start + texts[i].Length);
            start += texts[i].Length;
        }

        return rewritten;
    }

    internal string Replacement(in PersonalInformationMatch match, ReadOnlySpan<char> span) => treatment switch
    {
        PersonalInformationTreatment.Pseudonym => vault?.Of(match.Kind, span) ?? InformationMask.Of(match.Kind, span),
        PersonalInformationTreatment.Remove => "[" + match.Kind.ToLabel() + "]",
        _ => InformationMask.Of(match.Kind, span),
    };

    // a replacement stands where its span begins
    private string Apply(string whole, int start, int end)
    {
        var result = new StringBuilder(end - start);
        int position = start;
        foreach (FoundInformation found in _found)
        {
            int first = found.Match.Start;
            int last = first + found.Match.Length;
            if (last <= position || first >= end)
            {
                continue;
            }

            if (first >= position)
            {
                result.Append(whole, position, first - position)
                    .Append(Replacement(found.Match, whole.AsSpan(first, found.Match.Length)));
            }

            position = Math.Min(last, end);
        }

        return result.Append(whole, position, end - position).ToString();
    }
}
