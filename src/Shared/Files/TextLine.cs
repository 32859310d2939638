namespace GenAiMeasures;

// A line without its end, and its number counted from 1.
internal readonly record struct TextLine(long Number, string Text);
