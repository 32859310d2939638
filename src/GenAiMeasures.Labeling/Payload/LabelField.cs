#pragma warning disable CA1700 // the standard names two of its fields so

namespace GenAiMeasures.Labeling;

/// <summary>One of the seven fields of a label, in the order of GB 45438-2025 Annex E.</summary>
public enum LabelField
{
    /// <summary><c>Label</c>: the claim (生成合成标签).</summary>
    Label = 0,

    /// <summary><c>ContentProducer</c>: name or code of the generating provider (生成合成服务提供者).</summary>
    ContentProducer = 1,

    /// <summary><c>ProduceID</c>: that provider's number of the content (内容制作编号).</summary>
    ProduceId = 2,

    /// <summary><c>ReservedCode1</c>: the producer's own integrity data (预留字段1).</summary>
    ReservedCode1 = 3,

    /// <summary><c>ContentPropagator</c>: name or code of the propagating provider (内容传播服务提供者).</summary>
    ContentPropagator = 4,

    /// <summary><c>PropagateID</c>: that provider's number of the content (内容传播编号).</summary>
    PropagateId = 5,

    /// <summary><c>ReservedCode2</c>: the propagator's integrity data (预留字段2).</summary>
    ReservedCode2 = 6,
}
