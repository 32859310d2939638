using System.Text;

namespace GenAiMeasures.Tests;

/// <summary>The plainest judgement of a whole text: what the pipeline is held against.</summary>
internal static class Reference
{
    /// <summary>What the caller is left with of the visible text, without the refusal's own text.</summary>
    internal static string Released(Scenario scenario)
    {
        (int Start, int End, Verdict Verdict)[] hits = [.. Hits(scenario)];
        (int Start, int End, Verdict Verdict)? stop = hits
            .Where(h => h.Verdict > Verdict.Redact)
            .OrderBy(h => h.End).ThenBy(h => h.Start).ThenByDescending(h => h.Verdict)
            .Select(h => ((int, int, Verdict)?)h)
            .FirstOrDefault();
        if (stop is { Verdict: not Verdict.Stop })
        {
            return "";
        }

        int end = stop?.Start ?? scenario.Text.Length;
        (int Start, int End, Verdict Verdict)[] redactions = [.. hits.Where(h => h.Verdict == Verdict.Redact && h.End <= (stop?.End ?? int.MaxValue))];
        var result = new StringBuilder();
        for (int i = 0; i < end; i++)
        {
            bool masked = redactions.Any(r => r.Start <= i && i < r.End);
            if (masked && stop is not null && Covers(redactions, i) > end)
            {
                // a redaction that reaches over the place of the stop is not begun
                break;
            }

            result.Append(masked ? '＊' : scenario.Text[i]);
        }

        return result.ToString();
    }

    /// <summary>How many characters at the end could still become a word, half a surrogate pair counted in.</summary>
    internal static int Held(Scenario scenario, string sent)
    {
        int held = sent.Length > 0 && char.IsHighSurrogate(sent[^1]) ? 1 : 0;
        foreach (ScenarioWord word in scenario.Words)
        {
            for (int length = Math.Min(word.Text.Length - 1, sent.Length); length > held; length--)
            {
                if (word.Text.StartsWith(sent[^length..], StringComparison.Ordinal))
                {
                    held = length;
                }
            }
        }

        // and never a cut through a pair
        int cut = sent.Length - held;
        return cut > 0 && cut < sent.Length && char.IsHighSurrogate(sent[cut - 1]) && char.IsLowSurrogate(sent[cut]) ? held + 1 : held;
    }

    internal static string RefusalOf(string code) => code switch
    {
        RefusalCodes.OutputStopped => "抱歉，后续内容涉及违法或不良信息，已停止生成。",
        RefusalCodes.OutputRefused => "抱歉，该回答涉及违法或不良信息，已撤回。",
        RefusalCodes.Substituted => "a vetted answer",
        _ => throw new InvalidOperationException(code),
    };

    // where the run of redactions that hold a character ends
    private static int Covers((int Start, int End, Verdict Verdict)[] redactions, int index)
    {
        int end = index + 1;
        foreach ((int _, int e, Verdict _) in redactions.Where(r => r.Start <= index && index < r.End))
        {
            end = Math.Max(end, e);
        }

        bool grown = true;
        while (grown)
        {
            grown = false;
            foreach ((int s, int e, Verdict _) in redactions)
            {
                if (s < end && e > end && s >= 0 && redactions.Any(r => r.Start < end && r.End > s))
                {
                    end = e;
                    grown = true;
                }
            }
        }

        return end;
    }

    private static IEnumerable<(int Start, int End, Verdict Verdict)> Hits(Scenario scenario)
    {
        foreach (ScenarioWord word in scenario.Words)
        {
            for (int at = scenario.Text.IndexOf(word.Text, StringComparison.Ordinal); at >= 0; at = scenario.Text.IndexOf(word.Text, at + 1, StringComparison.Ordinal))
            {
                yield return (at, at + word.Text.Length, word.Verdict);
            }
        }
    }
}
