namespace GenAiMeasures.Provenance;

internal static class ModelFacts
{
    internal static FactSheet Of(FoundationModel model, EvidenceFolder evidence, RegisterCheckOptions options) => new("model", model.Id)
    {
        ["name"] = model.Name,
        ["provider"] = model.Provider,
        ["filingNumber"] = model.FilingNumber,
        ["filedOn"] = model.FiledOn,
        ["proof"] = model.Proof.Count(e => e.Kind == EvidenceKind.FilingProof && evidence.IsValid(e)),
        ["hasList"] = options.FiledModels.Count > 0,
        ["isOnList"] = model.FilingNumber is { } number && options.FiledModels.Contains(number),
    };
}
