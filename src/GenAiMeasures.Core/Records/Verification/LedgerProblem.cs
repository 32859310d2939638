namespace GenAiMeasures;

/// <summary>One thing that is wrong with a ledger.</summary>
/// <param name="Kind">What.</param>
/// <param name="Log">The log.</param>
/// <param name="Sequence">The record's place in the log, from 0.</param>
public sealed record LedgerProblem(LedgerProblemKind Kind, Guid Log, long Sequence);
