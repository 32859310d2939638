namespace GenAiMeasures.Storage.PostgreSql;

// where a record lies
internal readonly record struct RecordPlace(Guid Log, long Sequence, int Shelf);
