namespace GenAiMeasures.Filing;

/// <summary>A field that is not what it was in the last filing. Immutable.</summary>
/// <param name="File">The document.</param>
/// <param name="Name">The field.</param>
/// <param name="Before">What it was; <see langword="null"/> where it was not there or empty.</param>
/// <param name="After">What it is.</param>
/// <param name="IsMaterial">Whether it is among what a change filing is for.</param>
public sealed record ChangedField(string File, string Name, string? Before, string? After, bool IsMaterial);
