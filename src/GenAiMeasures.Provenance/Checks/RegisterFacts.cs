namespace GenAiMeasures.Provenance;

internal static class RegisterFacts
{
    internal static FactSheet Of(RegisterSnapshot snapshot, EvidenceFolder evidence)
    {
        TrainingData data = snapshot.Data;
        var facts = new FactSheet("register", "")
        {
            ["sources"] = data.Sources.Count,
            ["usesSources"] = data.Sources.Any(s => s.State is SourceState.InUse or SourceState.Collected),
            ["ipOwner"] = data.Intellectual?.Owner,
            ["ipStrategy"] = data.Intellectual?.Strategy.Count(evidence.IsValid) ?? 0,
            ["complaints"] = data.Intellectual?.ComplaintChannel,
            ["usersAreTold"] = data.Intellectual?.UsersAreTold ?? false,
            ["publicSummary"] = data.Intellectual?.PublicSummary,
            ["thirdPartyQueries"] = data.Intellectual?.ThirdPartyQueries,
            ["history"] = snapshot.History.Count,
            ["historyProblems"] = RegisterHistory.Verify(snapshot).Count,
        };
        AddMix(facts, data);
        AddInspections(facts, data);
        AddKeywords(facts, data.Keywords);
        foreach (EvidenceKind kind in Enum.GetValues<EvidenceKind>())
        {
            facts["security." + kind] = data.Security.Count(e => e.Kind == kind && evidence.IsValid(e));
        }

        return facts;
    }

    private static void AddMix(FactSheet facts, TrainingData data)
    {
        MixReport mix = MixReport.Of(data);
        facts["foreign"] = mix.ForeignItemShare;
        facts["openForeign"] = mix.ForeignOpenSourceItemShare;
    }

    private static void AddInspections(FactSheet facts, TrainingData data)
    {
        SamplingInspection? manual = Latest(data, i => i.Method == InspectionMethod.Manual);
        SamplingInspection? technical = Latest(data, i => i.Method is InspectionMethod.Keyword or InspectionMethod.Classifier);
        facts["manual.size"] = manual?.Size;
        facts["manual.rate"] = Rate(manual);
        facts["technical.share"] = technical is { Population: > 0 } ? (double)technical.Size / technical.Population : null;
        facts["technical.rate"] = Rate(technical);
    }

    private static SamplingInspection? Latest(TrainingData data, Func<SamplingInspection, bool> filter) =>
        data.Inspections.Where(filter).OrderBy(i => i.DoneOn).ThenBy(i => i.Id, StringComparer.Ordinal).LastOrDefault();

    private static double? Rate(SamplingInspection? inspection) => inspection is { Size: > 0 } ? (double)inspection.Passed / inspection.Size : null;

    private static void AddKeywords(FactSheet facts, KeywordLibraryFacts? keywords)
    {
        long Least(string group) => RiskCatalog.All.Where(r => r.Code.StartsWith(group, StringComparison.Ordinal)).Min(r => keywords?.PerRisk?.GetValueOrDefault(r.Code) ?? 0);
        facts["keywords"] = keywords?.Total ?? 0;
        facts["keywords.A.1"] = Least("A.1.");
        facts["keywords.A.2"] = Least("A.2.");
        facts["classifierRisks"] = keywords?.ClassifierRisks ?? 0;
    }
}
