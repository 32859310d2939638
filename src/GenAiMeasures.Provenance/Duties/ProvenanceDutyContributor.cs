namespace GenAiMeasures.Provenance;

// the register and its checks are there; whether anything is registered is for people, and the dossier says it
internal sealed class ProvenanceDutyContributor : IDutyContributor
{
    public IEnumerable<DutyContribution> Contribute()
    {
        yield return new("IM-7-DATA", DutyCoverageKind.Prepared, "GenAiMeasures.Provenance: a register of sources with evidence, checked by rules; people fill it and act on what the checks say");
        yield return new("IM-8-ANNOTATION", DutyCoverageKind.Prepared, "GenAiMeasures.Provenance: rules, people, batches and spot checks in the register, and each row of an annotation export, checked by rules; agreement and acceptance plans; people annotate, review and act on what the checks say");
        yield return new("IM-19-INSPECTION", DutyCoverageKind.Prepared, "GenAiMeasures.Provenance: the statement of source, scale, type and annotation rules is written from the register");
    }
}
