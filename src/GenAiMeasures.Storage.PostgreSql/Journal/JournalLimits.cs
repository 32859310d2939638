namespace GenAiMeasures.Storage.PostgreSql;

// how large a journal's files become; from the options of the store
internal sealed record JournalLimits(long SegmentBytes, long TotalBytes)
{
    internal static JournalLimits Default { get; } = new(32L * 1024 * 1024, 1024L * 1024 * 1024);
}
