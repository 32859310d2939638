using Microsoft.Extensions.Options;

namespace GenAiMeasures;

internal sealed class SharingDutyContributor(IOptions<GenAiComplianceOptions> options) : IDutyContributor
{
    public IEnumerable<DutyContribution> Contribute()
    {
        if (options.Value.Sharing.Recipients.Count > 0 && options.Value.Records.Enabled)
        {
            yield return new(
                "IM-11-SHARING",
                DutyCoverageKind.Enforced,
                "GenAiMeasures.Core: exchanges go to declared model endpoints only, with personal information only on a declared basis as far as it is found; every one is a record. What tools send is the host's to guard");
        }
    }
}
