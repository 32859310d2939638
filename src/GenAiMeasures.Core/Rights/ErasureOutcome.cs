namespace GenAiMeasures;

/// <summary>What an erasure did, for the person who asked.</summary>
/// <param name="Request">The request's id.</param>
/// <param name="Erased">How many keys were destroyed.</param>
/// <param name="Decisions">What became of each class and month.</param>
/// <param name="Receipt">The proof that the erasure is on record. It binds the provider to "destroyed"; it cannot prove that no copy exists elsewhere.</param>
public sealed record ErasureOutcome(string Request, int Erased, IReadOnlyList<ErasureDecision> Decisions, LedgerReceipt Receipt);
