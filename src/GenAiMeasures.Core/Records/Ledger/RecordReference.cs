namespace GenAiMeasures;

// where a record stands, and the hash that stands for it
internal readonly record struct RecordReference(Guid Log, long Sequence, ReadOnlyMemory<byte> LeafHash);
