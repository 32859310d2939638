namespace GenAiMeasures.Provenance;

// the order in which a register is hashed and exported: by id, so that moving a line in the file changes nothing
internal static class RegisterOrder
{
    internal static TrainingData Sort(TrainingData data) => data with
    {
        Sources = [.. data.Sources.OrderBy(s => s.Id, StringComparer.Ordinal)],
        Models = [.. data.Models.OrderBy(m => m.Id, StringComparer.Ordinal)],
        Inspections = [.. data.Inspections.OrderBy(i => i.Id, StringComparer.Ordinal)],
        Projects = [.. data.Projects.OrderBy(p => p.Id, StringComparer.Ordinal)],
        Keywords = data.Keywords is { PerRisk: { } perRisk } keywords
            ? keywords with { PerRisk = new SortedDictionary<string, long>(perRisk.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal) }
            : data.Keywords,
    };
}
