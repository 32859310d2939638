namespace GenAiMeasures.Storage.PostgreSql;

// what one commit of the ledger made durable; groups are numbered from 1, without gaps
internal sealed record JournalGroup(long Number, IReadOnlyList<LedgerEntry> Entries, IReadOnlyList<LedgerHead> Heads);
