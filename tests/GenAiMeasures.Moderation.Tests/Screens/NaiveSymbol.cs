namespace GenAiMeasures.Moderation.Tests;

/// <summary>One character of a text, folded.</summary>
internal readonly record struct NaiveSymbol(int Position, int Length, CharKind Kind, int Folded, bool IsWord);
