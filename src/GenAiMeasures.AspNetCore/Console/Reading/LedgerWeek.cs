namespace GenAiMeasures.AspNetCore;

// The last days as they were counted, and from when on they are complete.
internal sealed record LedgerWeek(IReadOnlyDictionary<DateOnly, LedgerDay> Days, DateOnly Today, DateTimeOffset? CompleteFrom);
