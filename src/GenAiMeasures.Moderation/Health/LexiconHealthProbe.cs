using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GenAiMeasures.Moderation;

// The state of the lexicons: a bad file on reload, and the clock of updates (GB/T 45654: at least once a week).
internal sealed class LexiconHealthProbe(LexiconStore store) : IComplianceHealthProbe
{
    public string Name => LexiconFindings.ScreenName;

    public HealthCheckResult Probe()
    {
        if (store.Failure is { } failure)
        {
            return HealthCheckResult.Unhealthy(string.Create(
                CultureInfo.InvariantCulture,
                $"A changed lexicon cannot be used ({failure.Problems.Count} problems); the last good one stays in force."));
        }

        LexiconRequirements requirements = LexiconRequirements.Current;
        DateOnly today = Beijing.DateOf(store.Time.GetUtcNow());
        DateOnly? latest = store.Current.Lexicons.Max(l => l.Changed);
        return latest is { } changed && today.DayNumber - changed.DayNumber > requirements.UpdateDays
            ? HealthCheckResult.Degraded(string.Create(
                CultureInfo.InvariantCulture,
                $"The latest change or review of a lexicon is of {changed:yyyy-MM-dd}; it is due every {requirements.UpdateDays} days ({requirements.Profile}, {requirements.Confidence})."))
            : HealthCheckResult.Healthy();
    }
}
