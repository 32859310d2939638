namespace GenAiMeasures.Storage.PostgreSql;

/// <summary>The result of verifying the ledger of all instances.</summary>
/// <param name="Ledger">The records of all logs (or of the one that was asked for) against their heads and against every checkpoint that was merged.</param>
/// <param name="Leaves">How many checkpoints of logs were merged.</param>
/// <param name="Problems">What is wrong with the log over all checkpoints, a sentence each, Chinese and English; empty when it is what was signed.</param>
/// <param name="Closed">What the records say of instances that did not come back, a sentence each: closed, resumed, lost. Not wrong, and not silent.</param>
public sealed record GlobalVerification(LedgerVerification Ledger, long Leaves, IReadOnlyList<string> Problems, IReadOnlyList<string> Closed)
{
    /// <summary>Gets whether nothing is wrong.</summary>
    public bool IsOk => Ledger.IsOk && Problems.Count == 0;
}
