namespace GenAiMeasures.Storage.Sqlite.Tests;

/// <summary>Verifies one entry as the verifier does, through its public face: a ledger of one reader and one record.</summary>
internal static class LogVerifierAccess
{
    public static LedgerProblemKind? FindProblem(LedgerEntry entry)
    {
        ValueTask<LedgerVerification> verification = LedgerVerifier.VerifyAsync(new SingleEntryReader(entry));
        Assert.True(verification.IsCompletedSuccessfully);
#pragma warning disable xUnit1031, CA1849, CA2012 // completed above
        return verification.Result.Problems.FirstOrDefault(p => p.Sequence == entry.Sequence && p.Kind is LedgerProblemKind.Edited or LedgerProblemKind.Unreadable)?.Kind;
#pragma warning restore xUnit1031, CA1849, CA2012
    }
}
