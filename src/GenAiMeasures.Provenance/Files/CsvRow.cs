namespace GenAiMeasures.Provenance;

internal readonly record struct CsvRow(long Line, string[] Fields);
