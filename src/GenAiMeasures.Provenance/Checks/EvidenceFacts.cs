namespace GenAiMeasures.Provenance;

internal static class EvidenceFacts
{
    internal static IEnumerable<FactSheet> Of(TrainingData data, EvidenceFolder folder)
    {
        foreach ((string owner, Evidence evidence) in All(data))
        {
            yield return new FactSheet("evidence", $"{owner}: {evidence.Path ?? evidence.Title ?? evidence.Kind.ToString()}")
            {
                ["kind"] = evidence.Kind,
                ["file"] = evidence.Path ?? evidence.Title,
                ["validTo"] = evidence.ValidTo,
                ["problem"] = folder.Check(evidence).ToString(),
            };
        }
    }

    private static IEnumerable<(string Owner, Evidence Evidence)> All(TrainingData data) =>
        data.Sources.SelectMany(s => s.Evidence.Select(e => (s.Id, e)))
            .Concat(data.Models.SelectMany(m => m.Proof.Select(e => (m.Id, e))))
            .Concat(data.Inspections.SelectMany(i => i.Evidence.Select(e => (i.Id, e))))
            .Concat(data.Projects.SelectMany(p => p.Rules).Where(r => r.Document is not null).Select(r => (r.Id, r.Document!)))
            .Concat(data.Security.Select(e => ("security", e)))
            .Concat(data.Intellectual?.Strategy.Select(e => ("intellectual", e)) ?? []);
}
