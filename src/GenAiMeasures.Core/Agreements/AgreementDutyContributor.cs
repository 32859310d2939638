using Microsoft.Extensions.Options;

namespace GenAiMeasures;

internal sealed class AgreementDutyContributor(IOptions<GenAiComplianceOptions> options) : IDutyContributor
{
    public IEnumerable<DutyContribution> Contribute()
    {
        if (options.Value.Agreement.RequiredVersion.Length > 0 && options.Value.Records.Enabled)
        {
            yield return new("IM-9-AGREEMENT", DutyCoverageKind.Enforced, "GenAiMeasures.Core: identified subjects are served after they accepted the version in force; its text is the operator's");
        }
    }
}
