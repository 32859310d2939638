namespace GenAiMeasures;

internal readonly record struct TextEdit(long Start, long End, string Replacement);
