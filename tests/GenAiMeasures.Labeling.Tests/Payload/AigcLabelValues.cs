namespace GenAiMeasures.Labeling.Tests;

/// <summary>Any seven strings, as FsCheck makes them.</summary>
public record AigcLabelValues(string? Label, string? Producer, string? ProduceId, string? Code1, string? Propagator, string? PropagateId, string? Code2)
{
    public AigcLabel ToLabel() => new()
    {
        Label = Label ?? "",
        ContentProducer = Producer ?? "",
        ProduceId = ProduceId ?? "",
        ReservedCode1 = Code1 ?? "",
        ContentPropagator = Propagator ?? "",
        PropagateId = PropagateId ?? "",
        ReservedCode2 = Code2 ?? "",
    };
}
