using Microsoft.Extensions.Options;

namespace GenAiMeasures.Filing;

internal sealed class FilingDutyContributor(IOptions<FilingOptions> options, IOptions<GenAiComplianceOptions> core) : IDutyContributor
{
    public IEnumerable<DutyContribution> Contribute()
    {
        if (!core.Value.Records.Enabled)
        {
            yield break;
        }

        if (options.Value.ComplaintWorkingDays is not null)
        {
            yield return new("IM-15-COMPLAINTS", DutyCoverageKind.Recorded, "GenAiMeasures.Filing: the register keeps entry, limit, handling and answer of every complaint; the entry, the publishing and the answers are the operator's");
        }

        yield return new("IM-19-INSPECTION", DutyCoverageKind.Prepared, "GenAiMeasures.Filing: the dossier collects what ran, with digests, proofs and named gaps; people complete and explain it");
        PolicySettings policies = options.Value.Policies;
        if (!string.IsNullOrWhiteSpace(policies.Audience) && !string.IsNullOrWhiteSpace(policies.Occasions) && !string.IsNullOrWhiteSpace(policies.Uses))
        {
            yield return new("IM-10-DISCLOSURE", DutyCoverageKind.Prepared, "GenAiMeasures.Filing: the text is drafted from the settings and kept in versions; the operator checks and shows it");
        }

        yield return new("IM-9-AGREEMENT", DutyCoverageKind.Prepared, "GenAiMeasures.Filing: clauses are drafted and versions kept with their digests; the operator checks and signs");
        if (!string.IsNullOrWhiteSpace(policies.Labels))
        {
            yield return new("LM-8-AGREEMENT", DutyCoverageKind.Prepared, "GenAiMeasures.Filing: the clause on labels is drafted from the settings; the operator checks and shows it");
        }

        if (!options.Value.Deadlines)
        {
            yield break;
        }

        if (options.Value.ServiceStart is not null || options.Value.ServiceEnd is not null)
        {
            yield return new("IM-17-FILING", DutyCoverageKind.Prepared, "GenAiMeasures.Filing: the clocks of filing and cancellation run and remind; people file");
        }

        if (options.Value.PlannedStart is not null)
        {
            yield return new("IM-17-ASSESSMENT", DutyCoverageKind.Prepared, "GenAiMeasures.Filing: the clock of the security assessment before launch runs and reminds; people assess and submit");
        }

        yield return new("INCIDENT-REPORT", DutyCoverageKind.Prepared, "GenAiMeasures.Filing: the clocks of 1, 2 or 4 hours and of 30 days run from an incident that people open and grade");
        yield return new("IM-11-RIGHTS", DutyCoverageKind.Recorded, "GenAiMeasures.Filing and Core: requests, their steps and their clocks are records; people answer");
    }
}
