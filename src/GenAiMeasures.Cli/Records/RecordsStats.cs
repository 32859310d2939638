using System.Text.Json;

namespace GenAiMeasures.Cli;

internal sealed class RecordsStats
{
    internal long Records { get; private set; }

    internal long Bytes { get; private set; }

    internal DateTimeOffset? First { get; private set; }

    internal DateTimeOffset? Last { get; private set; }

    internal SortedDictionary<string, long> Kinds { get; } = new(StringComparer.Ordinal);

    internal SortedDictionary<string, long> States { get; } = new(StringComparer.Ordinal);

    internal SortedDictionary<string, long> Outcomes { get; } = new(StringComparer.Ordinal);

    internal static async Task<RecordsStats> CountAsync(ILedgerReader reader, CancellationToken cancellationToken)
    {
        var stats = new RecordsStats();
        await foreach (LedgerEntry entry in reader.ReadAsync(0, cancellationToken))
        {
            stats.Records++;
            stats.Bytes += entry.Header.Length + entry.Parts.Sum(p => (long)p.Box.Length);
            Add(stats.States, JsonOutput.ToCamelCase(entry.State));
            stats.First ??= entry.RecordedAt;
            stats.Last = entry.RecordedAt;
            Add(stats.Kinds, JsonOutput.ToCamelCase(entry.Kind));
            if (entry.Kind == RecordKind.ExchangeSettled && TryRead(entry) is ExchangeSettled settled)
            {
                Add(stats.Outcomes, JsonOutput.ToCamelCase(settled.Outcome));
            }
        }

        return stats;
    }

    private static void Add(SortedDictionary<string, long> counts, string key) => counts[key] = counts.GetValueOrDefault(key) + 1;

    // counting is not verifying: a record that cannot be read is counted by its kind
    private static LedgerRecord? TryRead(LedgerEntry entry)
    {
        try
        {
            return RecordCodec.Read(entry);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
