namespace GenAiMeasures;

// what a commit adds: sealed entries, and the heads of the logs that grew
internal sealed record LedgerWritten(IReadOnlyList<LedgerEntry> Entries, IReadOnlyList<LedgerHead> Heads);
