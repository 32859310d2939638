using Microsoft.Extensions.Options;

namespace GenAiMeasures;

internal sealed class IncidentOptionsValidator : IValidateOptions<GenAiComplianceOptions>
{
    public ValidateOptionsResult Validate(string? name, GenAiComplianceOptions options) =>
        options.Incidents.OpenForMeasures is >= StandingStep.None and <= StandingStep.Terminate
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail("GenAiMeasures:Incidents:OpenForMeasures is not None, Warn, Restrict, Suspend or Terminate.");
}
