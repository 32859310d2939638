using Microsoft.Extensions.Options;

namespace GenAiMeasures;

internal sealed class IncidentOptionsValidator : IValidateOptions<GenAiComplianceOptions>
{
    private const int LongestJoin = 1_440;

    public ValidateOptionsResult Validate(string? name, GenAiComplianceOptions options) =>
        options.Incidents.OpenForMeasures is not (>= StandingStep.None and <= StandingStep.Terminate)
            ? ValidateOptionsResult.Fail("GenAiMeasures:Incidents:OpenForMeasures is not None, Warn, Restrict, Suspend or Terminate.")
            : options.Incidents.JoinMinutes is < 0 or > LongestJoin
                ? ValidateOptionsResult.Fail($"GenAiMeasures:Incidents:JoinMinutes is {options.Incidents.JoinMinutes}. Use 0 (never) to {LongestJoin}.")
                : ValidateOptionsResult.Success;
}
