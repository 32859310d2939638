namespace GenAiMeasures;

/// <summary>A bar chart of a console page; the console draws it as SVG, with its numbers as text. Immutable.</summary>
/// <param name="Title">What is counted.</param>
/// <param name="Bars">The bars, from top to bottom.</param>
public sealed record ConsoleChart(string Title, IReadOnlyList<ConsoleBar> Bars);
