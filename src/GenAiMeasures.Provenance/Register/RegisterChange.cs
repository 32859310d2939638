namespace GenAiMeasures.Provenance;

/// <summary>One difference between two states of a register.</summary>
/// <param name="Section">The section, such as <c>sources</c>.</param>
/// <param name="Id">The object's id, or an empty string where a section has none.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Fields">The fields that differ, as paths.</param>
public sealed record RegisterChange(string Section, string Id, RegisterChangeKind Kind, IReadOnlyList<string> Fields);
