namespace GenAiMeasures;

/// <summary>A fact of a console page. Immutable.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">The value.</param>
public sealed record ConsoleFact(string Name, ConsoleCell Value);
