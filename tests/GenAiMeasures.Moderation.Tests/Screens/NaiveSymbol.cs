namespace GenAiMeasures.Moderation.Tests;

/// <summary>One character of a text, folded, with its number; one that stands for a run knows the first of it and what lies in the run.</summary>
internal readonly record struct NaiveSymbol(
    int Index, int Position, int Length, CharKind Kind, int Folded, bool IsWord, bool IsLookalike, int First, Marks Within = Marks.None)
{
    internal bool IsRun => First != Index;
}
