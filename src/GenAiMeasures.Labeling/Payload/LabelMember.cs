namespace GenAiMeasures.Labeling;

/// <summary>A member of a label that the standard does not know; it is written back as it was read.</summary>
/// <param name="Name">The key, decoded.</param>
/// <param name="RawValue">The value as JSON.</param>
public sealed record LabelMember(string Name, string RawValue);
