namespace GenAiMeasures;

/// <summary>A message of kept content. Immutable.</summary>
/// <param name="Role">The role, such as <c>user</c> or <c>assistant</c>; empty where the model's service named none.</param>
/// <param name="Pieces">What it holds, in order.</param>
public sealed record ContentMessage(string Role, IReadOnlyList<ContentPiece> Pieces);
