using System.Globalization;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.Filing;

internal sealed class FilingDutyContributor(IOptions<FilingOptions> options, IOptions<GenAiComplianceOptions> core, AssessmentRuns runs) : IDutyContributor
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

        string[] filing = [.. Filing()];
        if (filing.Length > 0)
        {
            yield return new("IM-17-FILING", DutyCoverageKind.Prepared, $"GenAiMeasures.Filing: {string.Join("; ", filing)}; people complete, sign and file");
        }

        string[] assessment = [.. Assessment()];
        if (assessment.Length > 0)
        {
            yield return new("IM-17-ASSESSMENT", DutyCoverageKind.Prepared, $"GenAiMeasures.Filing: {string.Join("; ", assessment)}; people assess and submit");
        }

        if (!options.Value.Deadlines)
        {
            yield break;
        }

        yield return new("INCIDENT-REPORT", DutyCoverageKind.Prepared, "GenAiMeasures.Filing: the clocks of 1, 2 or 4 hours and of 30 days run from an incident that people open and grade");
        yield return new("IM-11-RIGHTS", DutyCoverageKind.Recorded, "GenAiMeasures.Filing and Core: requests, their steps and their clocks are records; people answer");
    }

    // what is there, and no more: a folder that holds nothing covers nothing
    private IEnumerable<string> Filing()
    {
        if (options.Value.Deadlines && (options.Value.ServiceStart is not null || options.Value.ServiceEnd is not null))
        {
            yield return "the clocks of filing and cancellation run and remind";
        }

        if (KeptPackage.Find(options.Value.PackageFolder) is { Manifest: { } manifest } package)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"a draft of {manifest.BuiltOn:yyyy-MM-dd} with {manifest.Data.Documents.Count} documents is kept, {package.Missing} of {package.Fields} fields are missing in it");
        }
    }

    private IEnumerable<string> Assessment()
    {
        if (options.Value is { Deadlines: true, PlannedStart: not null })
        {
            yield return "the clock of the security assessment before launch runs and reminds";
        }

        IReadOnlyList<KeptRun> finished;
        try
        {
            finished = [.. runs.Kept().Where(r => r.State == KeptRunState.Finished)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            yield break;
        }

        if (finished.Count > 0)
        {
            bool isBoth = finished.Any(r => r.Summary!.HasSafetyLayer) && finished.Any(r => !r.Summary!.HasSafetyLayer);
            yield return string.Create(CultureInfo.InvariantCulture, $"{finished.Count} finished runs of the self-assessment are kept, the last of {finished[0].Summary!.RunOn:yyyy-MM-dd}, {(isBoth ? "with and without the safety layer" : finished[0].Summary!.HasSafetyLayer ? "with the safety layer only" : "without the safety layer only")}");
        }
    }
}
