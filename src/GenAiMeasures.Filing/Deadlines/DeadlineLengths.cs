using Microsoft.Extensions.Options;

namespace GenAiMeasures.Filing;

// the lengths that no text gives and the provider promises or sets
internal sealed class DeadlineLengths(IOptions<FilingOptions> filing, IOptions<GenAiComplianceOptions> core)
{
    internal int? Find(DeadlineRule rule) => rule.Setting switch
    {
        "GenAiMeasures:Filing:ComplaintWorkingDays" => filing.Value.ComplaintWorkingDays,
        "GenAiMeasures:Filing:ContentReportHours" => filing.Value.ContentReportHours,
        "GenAiMeasures:Records:RequestWorkingDays" => core.Value.Records.RequestWorkingDays,
        _ => null,
    };
}
