namespace GenAiMeasures.Storage.PostgreSql;

// where a reading in the order of the hybrid clock stands
internal readonly record struct EntryPlace(long Clock, Guid Log, long Sequence);
