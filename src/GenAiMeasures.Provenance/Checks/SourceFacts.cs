namespace GenAiMeasures.Provenance;

internal static class SourceFacts
{
    private const int IllegalRisks = 29;

    internal static FactSheet Of(TrainingDataSource source, TrainingData data, EvidenceFolder evidence)
    {
        bool isCollected = source.Kind == SourceKind.SelfCollected || source.LinksOnly;
        var facts = new FactSheet("source", source.Id)
        {
            ["kind"] = source.Kind,
            ["stage"] = source.Stage,
            ["state"] = source.State,
            ["origin"] = source.Origin,
            ["modality"] = source.Modality,
            ["isCollected"] = isCollected,
            ["isWeb"] = isCollected && source.Method is CollectionMethod.Crawl or CollectionMethod.Api || (isCollected && source.LinksOnly),
            ["isCrawl"] = source.Method == CollectionMethod.Crawl || source.LinksOnly,
            ["isUsed"] = source.State is SourceState.InUse,
            ["isHeld"] = source.State is SourceState.InUse or SourceState.Collected,
            ["isRejected"] = source.State is SourceState.Rejected or SourceState.Withdrawn,
            ["location"] = source.Location,
            ["dataSet"] = source.DataSet ?? source.Name,
            ["party"] = source.Party,
            ["product"] = source.Product,
            ["subjects"] = source.SubjectReference,
            ["keepsItemLocations"] = source.KeepsItemLocations,
            ["linksOnly"] = source.LinksOnly,
            ["refused"] = source.RefusedContent,
            ["items"] = source.Scale?.Items,
            ["bytes"] = source.Scale?.Bytes,
            ["isLabelled"] = source.IsLabelled,
        };
        foreach (EvidenceKind kind in Enum.GetValues<EvidenceKind>())
        {
            facts["evidence." + kind] = source.Evidence.Count(e => e.Kind == kind && evidence.IsValid(e));
        }

        facts["binding"] = source.Evidence.Count(e => e.Kind is EvidenceKind.Licence or EvidenceKind.Contract or EvidenceKind.Authorisation && evidence.IsValid(e));
        AddLicence(facts, source.Licence);
        AddPeople(facts, source);
        AddScreenings(facts, source);
        AddAnnotation(facts, source, data);
        return facts;
    }

    private static void AddLicence(FactSheet facts, SourceLicence? licence)
    {
        facts["licence"] = LicenceNames.Classify(licence?.Id, licence?.Location);
        facts["licenceName"] = licence?.Id ?? licence?.Location;
        facts["commercialUse"] = licence?.CommercialUse ?? CommercialUse.Unknown;
        facts["shareAlike"] = licence?.ShareAlike ?? false;
    }

    private static void AddPeople(FactSheet facts, TrainingDataSource source)
    {
        facts["reviewer"] = source.Review?.Reviewer;
        facts["reviewedOn"] = source.Review?.ReviewedOn;
        facts["personalKnown"] = source.PersonalInformation is not null;
        facts["personal"] = source.PersonalInformation?.Contains ?? false;
        facts["sensitive"] = source.PersonalInformation?.Sensitive ?? false;
        facts["minors"] = source.PersonalInformation?.Minors ?? false;
        facts["basis"] = source.PersonalInformation?.Basis ?? PersonalInformationBasis.None;
        facts["consent"] = source.PersonalInformation?.Consent ?? ConsentKind.None;
        facts["optOut"] = source.PersonalInformation?.OptOut;
        facts["ipMethod"] = source.IntellectualProperty?.CheckMethod;
        facts["ipOwner"] = source.IntellectualProperty?.Owner;
        facts["ipResult"] = source.IntellectualProperty?.Result ?? CheckResult.Unspecified;
        facts["generatedBy"] = source.Generated?.Model;
        facts["generatedVersion"] = source.Generated?.Version;
        facts["generatedOn"] = source.Generated?.GeneratedOn;
    }

    private static void AddScreenings(FactSheet facts, TrainingDataSource source)
    {
        foreach ((string name, ScreeningMoment moment) in new[] { ("before", ScreeningMoment.Before), ("after", ScreeningMoment.After) })
        {
            // the latest screening counts; counts are compared and not rounded shares
            SourceScreening? one = source.Screenings.Where(s => s.Moment == moment && s.Size > 0).OrderBy(s => s.DoneOn).LastOrDefault();
            facts[name + ".size"] = one?.Size;
            facts[name + ".share"] = one is null ? null : (double)one.Harmful / one.Size;
        }

        facts["metadata.sampled"] = source.Metadata?.Sampled;
        facts["metadata.missing"] = source.Metadata?.Missing;
        facts["byKeywords"] = source.Identification?.Keywords ?? false;
        facts["byClassifier"] = source.Identification?.Classifier ?? false;
        facts["byPeople"] = source.Identification?.Manual ?? false;
        facts["risks"] = source.Identification?.Risks.Distinct(StringComparer.Ordinal).Count(r => RiskCode.TryParse(r, out _) && !r.StartsWith("A.5", StringComparison.Ordinal)) ?? 0;
        facts["illegalRisks"] = IllegalRisks;
        facts["robots"] = source.Robots.Count(r => r is { FileSha256.Length: 64, FetchedAt: not null, Agent: not null } && r.Verdict != RobotsVerdict.Unspecified);
        facts["robotsRefused"] = source.Robots.Count(r => r.Verdict is RobotsVerdict.Disallowed or RobotsVerdict.Unreachable);
    }

    private static void AddAnnotation(FactSheet facts, TrainingDataSource source, TrainingData data)
    {
        AnnotationProject? project = data.Projects.FirstOrDefault(p => string.Equals(p.Id, source.Project, StringComparison.Ordinal));
        facts["project"] = source.Project;
        facts["projectStatus"] = project?.Status ?? ProjectStatus.Unspecified;
        facts["voidBatches"] = project?.Batches.Count(b => b.State == BatchState.Void && source.Batches.Contains(b.Id, StringComparer.Ordinal)) ?? 0;
        facts["events.Collect"] = Events(data, source, HistoryAction.Collect);
        facts["events.Process"] = Events(data, source, HistoryAction.Process);
        facts["events.Use"] = Events(data, source, HistoryAction.Use);
    }

    private static int Events(TrainingData data, TrainingDataSource source, HistoryAction action) =>
        data.Events.Count(e => e.Action == action && e.DoneOn is not null && string.Equals(e.Source, source.Id, StringComparison.Ordinal));
}
