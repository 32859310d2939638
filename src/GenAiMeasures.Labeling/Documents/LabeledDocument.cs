namespace GenAiMeasures.Labeling;

/// <summary>A text document with its visible line and, where the format has a place for it, its embedded label. Immutable.</summary>
/// <param name="Content">The bytes.</param>
/// <param name="Format">The format, such as <c>docx</c>, <c>markdown</c> or <c>text</c>.</param>
/// <param name="Place">Where the visible line stands; it was found there again.</param>
/// <param name="Report">What writing the embedded label did; <see langword="null"/> for plain text, which carries the visible line only.</param>
public sealed record LabeledDocument(ReadOnlyMemory<byte> Content, string Format, ExplicitPlace Place, LabelWriteReport? Report);
