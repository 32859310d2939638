namespace GenAiMeasures;

/// <summary>What a data key is for: one subject, one retention class, one month. Immutable.</summary>
/// <param name="Subject">Whose records it seals.</param>
/// <param name="Class">The number of the retention class.</param>
/// <param name="Month">The month in Asia/Shanghai, such as 202611.</param>
public readonly record struct LedgerKeyName(SubjectLookup Subject, int Class, int Month);
