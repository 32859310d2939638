namespace GenAiMeasures;

/// <summary>The case to which a record belongs, where its retention terms begin with the end of the case. Immutable.</summary>
/// <param name="Id">The case's id, unique in the ledger.</param>
/// <param name="IsClosed">Whether this record closes it.</param>
public readonly record struct RecordCase(string Id, bool IsClosed);
