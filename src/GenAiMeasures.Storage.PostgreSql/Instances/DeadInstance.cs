namespace GenAiMeasures.Storage.PostgreSql;

// an instance whose lease has run out, as it was when it was looked at
internal sealed record DeadInstance(Guid Id, long Fence, bool HasJournal);
