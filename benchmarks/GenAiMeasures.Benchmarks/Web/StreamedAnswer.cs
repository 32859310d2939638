namespace GenAiMeasures.Benchmarks;

// one answer as its reader saw it; without an end it was not whole
internal readonly record struct StreamedAnswer(double FirstMilliseconds, double TotalMilliseconds, bool IsWhole, string? Exchange);
