namespace GenAiMeasures;

/// <summary>Who asks for the sample set of the open rectification items, and what for.</summary>
/// <param name="Author">Who asks.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Reason">Why, at least six characters. It is recorded.</param>
public sealed record RectificationRequest(string Author, RectificationPurpose Purpose, string Reason);
