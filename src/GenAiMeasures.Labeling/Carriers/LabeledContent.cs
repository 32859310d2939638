namespace GenAiMeasures.Labeling;

/// <summary>A content with its label.</summary>
/// <param name="Content">The bytes.</param>
/// <param name="Report">What was done.</param>
public sealed record LabeledContent(ReadOnlyMemory<byte> Content, LabelWriteReport Report);
