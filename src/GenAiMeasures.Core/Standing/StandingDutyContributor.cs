using Microsoft.Extensions.Options;

namespace GenAiMeasures;

internal sealed class StandingDutyContributor(IOptions<GenAiComplianceOptions> options) : IDutyContributor
{
    public IEnumerable<DutyContribution> Contribute()
    {
        if (options.Value.Standing.Enabled && options.Value.Records.Enabled)
        {
            yield return new(
                "IM-14-2-MEASURES",
                DutyCoverageKind.Enforced,
                "GenAiMeasures.Core: identified subjects are warned, restricted, suspended and terminated by rule and by people; anonymous and shared subjects are not");
        }
    }
}
