namespace GenAiMeasures.Filing;

/// <summary>A file of a package. Immutable.</summary>
/// <param name="Path">The path below the output folder, with <c>/</c> between folders.</param>
/// <param name="Content">The bytes.</param>
public sealed record FilingFile(string Path, ReadOnlyMemory<byte> Content);
