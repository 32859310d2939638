using Microsoft.Extensions.Options;

namespace GenAiMeasures;

internal sealed class CoreDutyContributor(IOptions<GenAiComplianceOptions> options) : IDutyContributor
{
    public IEnumerable<DutyContribution> Contribute()
    {
        yield return new("IM-11-MINIMISE", DutyCoverageKind.Enforced, "GenAiMeasures.Core: prompts, answers and user ids are not kept; records hold pseudonyms, findings and counts");
        yield return new("LM-10-KEEP", DutyCoverageKind.Enforced, "GenAiMeasures: nothing in the library removes a label");
        if (options.Value.Records.Enabled)
        {
            yield return new("IM-11-PROTECT", DutyCoverageKind.Recorded, "GenAiMeasures.Core: usage records without content, under a keyed pseudonym");
            yield return new("IM-14-2-RECORDS", DutyCoverageKind.Recorded, "GenAiMeasures.Core: every exchange with its findings and outcome");
            yield return new("CSL-23-LOGS", DutyCoverageKind.Recorded, "GenAiMeasures.Core: one opened and one settled record an exchange; the operator keeps the store for at least six months");
        }
    }
}
