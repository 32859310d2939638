namespace GenAiMeasures;

internal readonly record struct CsvRow(long Line, string[] Fields);
