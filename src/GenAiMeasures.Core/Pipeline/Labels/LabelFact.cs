namespace GenAiMeasures;

/// <summary>A label that an exchange wrote, as its record keeps it.</summary>
/// <param name="Kind"><c>explicit</c> or <c>implicit</c>.</param>
/// <param name="Place">Where it stands: <c>start</c>, <c>end</c>, <c>both</c>, <c>beside</c>, <c>interface</c>, <c>omitted</c>, <c>properties</c>, or a file format.</param>
/// <param name="ProduceId">The content's number (内容制作编号) for an implicit label, the number of the user's request for an explicit label that was omitted, or <see langword="null"/>.</param>
public sealed record LabelFact(string Kind, string Place, string? ProduceId = null);
