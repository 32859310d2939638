namespace GenAiMeasures;

/// <summary>The case to which a record belongs, where its retention terms begin with the end of the case. Immutable.</summary>
/// <param name="Id">The case's id, unique in the ledger.</param>
/// <param name="IsClosed">Whether this record closes it, or says when it ends.</param>
/// <param name="EndsAt">When it ends, where that is known and later than the record (a measure for a time); <see langword="null"/> for with the record.</param>
public readonly record struct RecordCase(string Id, bool IsClosed, DateTimeOffset? EndsAt = null);
