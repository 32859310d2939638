using Microsoft.Extensions.Options;

namespace GenAiMeasures;

// a ladder that cannot be climbed as it is written is an error at start, not a surprise in the middle of a case
internal sealed class StandingOptionsValidator : IValidateOptions<GenAiComplianceOptions>
{
    private const int MostHours = 87_600;
    private const int Most = 1_000;

    public ValidateOptionsResult Validate(string? name, GenAiComplianceOptions options)
    {
        var errors = new ValidateOptionsResultBuilder();
        StandingOptions standing = options.Standing;
        if (StandingProfiles.Find(standing.Profile) is null)
        {
            errors.AddError($"GenAiMeasures:Standing:Profile '{standing.Profile}' is not known. Known profiles: {string.Join(", ", StandingProfiles.Names)}.");
        }

        if (!Enum.IsDefined(standing.CountsFrom) || standing.CountsFrom == Verdict.Pass)
        {
            errors.AddError("GenAiMeasures:Standing:CountsFrom is not a verdict from Flag to Stop.");
        }

        if (standing.CountsAtOrAbove is { } least && (!Enum.IsDefined(least) || least == RiskSeverity.None))
        {
            errors.AddError("GenAiMeasures:Standing:CountsAtOrAbove is not a severity from Low to Critical.");
        }

        for (int i = 0; i < standing.Ladder.Count; i++)
        {
            foreach (string problem in Check(standing.Ladder[i]))
            {
                errors.AddError($"GenAiMeasures:Standing:Ladder:{i.ToString(System.Globalization.CultureInfo.InvariantCulture)} {problem}");
            }

            if (i > 0 && standing.Ladder[i].Measure < standing.Ladder[i - 1].Measure)
            {
                errors.AddError($"GenAiMeasures:Standing:Ladder:{i.ToString(System.Globalization.CultureInfo.InvariantCulture)} is a lighter measure than the one before it. Put the strictest last.");
            }
        }

        return errors.Build();
    }

    private static IEnumerable<string> Check(StandingRung rung)
    {
        if (rung.Measure is < StandingStep.Warn or > StandingStep.Terminate)
        {
            yield return "has no measure. Set Measure to Warn, Restrict, Suspend or Terminate.";
            yield break;
        }

        if (rung.Consecutive is < 0 or > Most || rung.Daily is < 0 or > Most || rung.PriorSuspensions is < 0 or > Most)
        {
            yield return "has a threshold outside 0 to 1000.";
        }

        if (rung.Consecutive == 0 && rung.Daily == 0)
        {
            yield return "can never be reached. Set Consecutive or Daily.";
        }

        if (rung.Measure == StandingStep.Terminate ? rung.Hours != 0 : rung.Hours is < 1 or > MostHours)
        {
            yield return rung.Measure == StandingStep.Terminate
                ? "has hours, but a termination does not end by itself. Leave Hours out."
                : "has no end. Set Hours from 1 to 87600.";
        }

        if ((rung.Measure == StandingStep.Restrict) != (rung.Features.Count > 0) || rung.Features.Any(string.IsNullOrWhiteSpace))
        {
            yield return rung.Measure == StandingStep.Restrict ? "restricts nothing. Name at least one feature." : "names features, which only a restriction withholds.";
        }
    }
}
