namespace GenAiMeasures;

/// <summary>A range of a message's released text that is taken back.</summary>
/// <param name="MessageId">The message's id as the model's service gave it, or <see langword="null"/> when it gave none.</param>
/// <param name="Kind"><see cref="ContentKind.Text"/> or <see cref="ContentKind.Reasoning"/>: which text of the message.</param>
/// <param name="Start">The first character, in UTF-16 units of that text as it was released, labels and redactions included.</param>
/// <param name="Length">The number of UTF-16 units.</param>
public sealed record RetractedRange(string? MessageId, ContentKind Kind, int Start, int Length);
