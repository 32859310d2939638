namespace GenAiMeasures;

// The rules in force: the profile's, with what the settings replace of them.
internal sealed class StandingLadder
{
    private readonly StandingProfile _profile;
    private readonly RiskSeverity _least;
    private readonly TimeSpan _remembers;

    internal StandingLadder(StandingOptions options)
    {
        _profile = StandingProfiles.Find(options.Profile)
            ?? throw new InvalidOperationException($"GenAiMeasures:Standing:Profile '{options.Profile}' is not known.");
        _least = options.CountsAtOrAbove ?? _profile.CountsAtOrAbove;
        _remembers = TimeSpan.FromDays(options.SuspensionsWithinDays);
        Rungs = options.Ladder.Count > 0 ? [.. options.Ladder] : [.. _profile.Ladder];
        Name = options.Profile;
    }

    internal string Name { get; }

    internal StandingRung[] Rungs { get; }

    // at or above the severity that counts; a single risk's own entry comes before its group's
    internal bool Counts(RiskCode risk, string? kind)
    {
        if (risk.IsNone)
        {
            return kind is not null && _profile.Kinds.Contains(kind, StringComparer.Ordinal);
        }

        string group = risk.Value[..risk.Value.LastIndexOf('.')];
        RiskSeverity severity = _profile.Severities.TryGetValue(risk.Value, out RiskSeverity own) ? own
            : _profile.Severities.GetValueOrDefault(group);
        return severity != RiskSeverity.None && severity >= _least;
    }

    // the strictest rung whose thresholds are reached; -1 for none. Rungs may be skipped.
    internal int Reached(StandingState state, DateTimeOffset now)
    {
        int suspensions = Suspensions(state, now);
        for (int i = Rungs.Length - 1; i >= 0; i--)
        {
            StandingRung rung = Rungs[i];
            bool reached = (rung.Consecutive > 0 && state.Consecutive >= rung.Consecutive) || (rung.Daily > 0 && state.Today >= rung.Daily);
            if (reached && suspensions >= rung.PriorSuspensions)
            {
                return i;
            }
        }

        return -1;
    }

    // the rung at which a measure that a person took stands, so that the rules do not take a lighter one after it
    internal int RungOf(StandingStep measure)
    {
        int rung = -1;
        for (int i = 0; i < Rungs.Length; i++)
        {
            if (Rungs[i].Measure <= measure)
            {
                rung = i;
            }
        }

        return rung;
    }

    private int Suspensions(StandingState state, DateTimeOffset now)
    {
        int count = 0;
        foreach (StandingChanged change in state.Changes)
        {
            if (change.Step == StandingStep.Suspend && change.At > now - _remembers && !IsLifted(state, change.Id))
            {
                count++;
            }
        }

        return count;
    }

    private static bool IsLifted(StandingState state, string id) => state.Changes.Any(c => c.Step == StandingStep.Lift && c.Of == id);
}
