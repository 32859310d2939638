namespace GenAiMeasures.Storage.PostgreSql;

// under which fencing number an instance goes on, and its logs where another had closed them
internal sealed record ResumedInstance(long Fence, IReadOnlyList<LedgerHead> Closed);
