namespace GenAiMeasures;

/// <summary>A bar of a chart. Immutable.</summary>
/// <param name="Label">What it counts.</param>
/// <param name="Value">How many, 0 or more.</param>
/// <param name="Tone">Its colour.</param>
public sealed record ConsoleBar(string Label, int Value, ConsoleTone Tone = ConsoleTone.Plain);
