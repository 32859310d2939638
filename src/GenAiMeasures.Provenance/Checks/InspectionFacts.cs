namespace GenAiMeasures.Provenance;

internal static class InspectionFacts
{
    internal static FactSheet Of(SamplingInspection inspection) => new("inspection", inspection.Id)
    {
        ["method"] = inspection.Method,
        ["population"] = inspection.Population,
        ["size"] = inspection.Size,
        ["isRepeatable"] = inspection.PopulationHash is { Length: 64 } && inspection.DrawnHash is { Length: 64 },
        ["by"] = inspection.By,
        ["doneOn"] = inspection.DoneOn,
        ["proven"] = inspection.Size > 0 && inspection.Passed >= 0 && inspection.Passed <= inspection.Size ? ProportionStatistics.LowerBound(inspection.Passed, inspection.Size) : null,
    };
}
