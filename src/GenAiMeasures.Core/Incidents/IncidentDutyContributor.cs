using Microsoft.Extensions.Options;

namespace GenAiMeasures;

internal sealed class IncidentDutyContributor(IOptions<GenAiComplianceOptions> options) : IDutyContributor
{
    public IEnumerable<DutyContribution> Contribute()
    {
        if (!options.Value.Incidents.Enabled || !options.Value.Records.Enabled)
        {
            yield break;
        }

        yield return new("IM-14-1-REMOVE", DutyCoverageKind.Recorded, "GenAiMeasures.Core: released text goes to the host's retraction sinks; an incident stays open until its removal is stated");
        yield return new("IM-14-1-RECTIFY", DutyCoverageKind.Recorded, "GenAiMeasures.Core: an incident stays open until a regression result proves its rectification; the training is the operator's");
        yield return new("IM-14-1-REPORT", DutyCoverageKind.Recorded, "GenAiMeasures.Core: an incident stays open until it is reported or judged not reportable; the report is sent by people");
        yield return new("CSL-49-DISPOSE", DutyCoverageKind.Recorded, "GenAiMeasures.Core: stop, removal, report and closing of every incident are records");
        if (options.Value.Incidents.OpenForMeasures != StandingStep.None)
        {
            yield return new("IM-14-2-REPORT", DutyCoverageKind.Recorded, $"GenAiMeasures.Core: a measure at or above {options.Value.Incidents.OpenForMeasures} opens an incident that stays open until it is reported or judged not reportable");
        }
    }
}
