namespace GenAiMeasures;

/// <summary>The result of verifying a ledger from the first record of every log to its head.</summary>
/// <param name="Records">How many records were read.</param>
/// <param name="Logs">How many logs there are.</param>
/// <param name="Head">One digest over the heads of all logs, 64 hexadecimal digits.</param>
/// <param name="Problems">What is wrong; empty when the records are those that the heads, and the checkpoints where some were given, stand for.</param>
public sealed record LedgerVerification(long Records, int Logs, string Head, IReadOnlyList<LedgerProblem> Problems)
{
    /// <summary>Gets whether nothing is wrong.</summary>
    public bool IsOk => Problems.Count == 0;
}
