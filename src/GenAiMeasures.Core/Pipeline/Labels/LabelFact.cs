namespace GenAiMeasures;

/// <summary>A label that an exchange wrote, as its record keeps it.</summary>
/// <param name="Kind"><c>explicit</c> or <c>implicit</c>.</param>
/// <param name="Place">Where it stands: <c>start</c>, <c>end</c>, <c>both</c>, <c>beside</c>, <c>interface</c>, <c>properties</c>, or a file format.</param>
/// <param name="ProduceId">The content's number (内容制作编号) for an implicit label, or <see langword="null"/>.</param>
public sealed record LabelFact(string Kind, string Place, string? ProduceId = null);
