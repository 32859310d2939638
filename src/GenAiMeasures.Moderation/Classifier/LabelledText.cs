namespace GenAiMeasures.Moderation;

/// <summary>A text and what a person says of it, to train or evaluate a classifier with.</summary>
/// <param name="Text">The text.</param>
/// <param name="IsPositive">Whether it belongs to the class that is looked for.</param>
public readonly record struct LabelledText(string Text, bool IsPositive);
