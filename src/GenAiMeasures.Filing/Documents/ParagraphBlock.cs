namespace GenAiMeasures.Filing;

// Text that asks for nothing; a line break begins a new paragraph.
internal sealed record ParagraphBlock(string Text) : DocumentBlock;
