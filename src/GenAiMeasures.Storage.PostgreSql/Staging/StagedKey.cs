namespace GenAiMeasures.Storage.PostgreSql;

// a wrapped key of this instance, and whether the database is known to hold it
internal sealed class StagedKey(LedgerKey key)
{
    internal LedgerKey Key { get; } = key;

    internal bool IsShipped { get; set; }
}
