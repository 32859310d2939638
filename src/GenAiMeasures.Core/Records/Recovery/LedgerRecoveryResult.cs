namespace GenAiMeasures;

/// <summary>What a recovery found and did.</summary>
/// <param name="Lost">The checkpoints that were signed and that the store does not reach, as origin and size; empty when nothing was rolled back.</param>
/// <param name="ErasedAgain">How many erased keys an older copy had brought back; they are destroyed again.</param>
/// <param name="Interrupted">How many exchanges were open and are now on record as interrupted.</param>
public sealed record LedgerRecoveryResult(IReadOnlyList<string> Lost, int ErasedAgain, int Interrupted);
