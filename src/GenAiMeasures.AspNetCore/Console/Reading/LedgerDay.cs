namespace GenAiMeasures.AspNetCore;

// What one day in Asia/Shanghai held, counted from its records.
internal sealed class LedgerDay
{
    internal SortedDictionary<ExchangeOutcome, int> Outcomes { get; } = [];

    internal SortedDictionary<string, int> Risks { get; } = new(StringComparer.Ordinal);

    internal SortedDictionary<StandingStep, int> Steps { get; } = [];

    internal int Exchanges => Outcomes.Values.Sum();

    internal int Findings => Risks.Values.Sum();

    internal void Add(LedgerRecord record)
    {
        switch (record)
        {
            case ExchangeSettled settled:
                Count(Outcomes, settled.Outcome);
                foreach (FindingFact finding in settled.Findings)
                {
                    Count(Risks, finding.Risk ?? finding.Kind ?? "-");
                }

                break;
            case StandingChanged changed:
                Count(Steps, changed.Step);
                break;
            default:
                break;
        }
    }

    internal LedgerDay Clone()
    {
        var copy = new LedgerDay();
        Copy(Outcomes, copy.Outcomes);
        Copy(Risks, copy.Risks);
        Copy(Steps, copy.Steps);
        return copy;
    }

    private static void Copy<TKey>(SortedDictionary<TKey, int> from, SortedDictionary<TKey, int> to)
        where TKey : notnull
    {
        foreach ((TKey key, int count) in from)
        {
            to[key] = count;
        }
    }

    private static void Count<TKey>(SortedDictionary<TKey, int> counts, TKey key)
        where TKey : notnull => counts[key] = counts.GetValueOrDefault(key) + 1;
}
