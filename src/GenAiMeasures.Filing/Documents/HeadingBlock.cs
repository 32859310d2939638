namespace GenAiMeasures.Filing;

// Level 1 to 3.
internal sealed record HeadingBlock(int Level, string Text) : DocumentBlock;
