namespace GenAiMeasures;

/// <summary>A table of a console page. Immutable.</summary>
/// <param name="Caption">What it lists.</param>
/// <param name="Heads">The heads of its columns.</param>
/// <param name="Rows">The rows, each with a cell a column.</param>
/// <param name="Empty">The sentence that stands instead of a table without rows.</param>
public sealed record ConsoleTable(string Caption, IReadOnlyList<string> Heads, IReadOnlyList<IReadOnlyList<ConsoleCell>> Rows, string Empty);
