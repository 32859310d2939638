namespace GenAiMeasures;

/// <summary>The result of verifying a ledger from its first record to its head.</summary>
/// <param name="Records">How many records were read.</param>
/// <param name="Root">The root hash that follows from them, 64 hexadecimal digits.</param>
/// <param name="Problems">What is wrong; empty when the records are those that the head stands for.</param>
public sealed record LedgerVerification(long Records, string Root, IReadOnlyList<LedgerProblem> Problems)
{
    /// <summary>Gets whether nothing is wrong.</summary>
    public bool IsOk => Problems.Count == 0;
}
