namespace GenAiMeasures.Labeling;

/// <summary>What putting an audible label into a sound did. Immutable.</summary>
/// <param name="Format">The format of the content, such as <c>wav</c>.</param>
/// <param name="Place">Where the label stands.</param>
/// <param name="LabelLength">How long it is, once.</param>
/// <param name="IsSpoken">Whether it is spoken; otherwise it is the rhythm.</param>
public sealed record AudibleLabelReport(string Format, AudioPlace Place, TimeSpan LabelLength, bool IsSpoken);
