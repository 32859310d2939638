namespace GenAiMeasures.Labeling;

internal sealed class PropagationDutyContributor : IDutyContributor
{
    public IEnumerable<DutyContribution> Contribute() =>
    [
        new(
            "LM-6-PROPAGATION", DutyCoverageKind.Recorded,
            "GenAiMeasures.Labeling: contents that the platform gives to IPropagationCheck are decided and recorded, with notice and propagation elements; showing the notice, writing the label and detecting traces are the platform's"),
    ];
}
