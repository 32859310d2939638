namespace GenAiMeasures.Storage.PostgreSql;

// one checkpoint of one log, in the log over all of them; its hash is the leaf hash of the checkpoint's text
internal sealed record GlobalLeaf(long Index, Guid Log, long Size, string Checkpoint, ReadOnlyMemory<byte> Hash);
