namespace GenAiMeasures.Provenance;

/// <summary>How domestic and foreign, kinds and types mix in the data that are held or used, by items and bytes.</summary>
public sealed record MixReport
{
    /// <summary>Gets the rows, by kind, modality and language.</summary>
    public required IReadOnlyList<MixRow> Rows { get; init; }

    /// <summary>Gets the share of foreign items, or <see langword="null"/> where no items are counted.</summary>
    public required double? ForeignItemShare { get; init; }

    /// <summary>Gets the share of foreign items among open-source data, or <see langword="null"/>.</summary>
    public required double? ForeignOpenSourceItemShare { get; init; }

    /// <summary>Counts.</summary>
    /// <param name="data">The register.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="data"/> is <see langword="null"/>.</exception>
    public static MixReport Of(TrainingData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        List<TrainingDataSource> held = [.. data.Sources.Where(s => s.State is SourceState.InUse or SourceState.Collected)];
        return new MixReport
        {
            Rows =
            [
                .. held.GroupBy(s => (s.Kind, s.Modality, Language: string.Join(", ", s.Languages.Order(StringComparer.Ordinal))))
                    .OrderBy(g => g.Key.Kind).ThenBy(g => g.Key.Modality).ThenBy(g => g.Key.Language, StringComparer.Ordinal)
                    .Select(g => new MixRow(g.Key.Kind, g.Key.Modality, g.Key.Language, g.Count(), g.Sum(s => s.Scale?.Items ?? 0), g.Sum(s => s.Scale?.Bytes ?? 0), g.Sum(s => s.Scale?.Tokens ?? 0), Share(g))),
            ],
            ForeignItemShare = Share(held),
            ForeignOpenSourceItemShare = Share(held.Where(s => s.Kind == SourceKind.OpenSource)),
        };
    }

    private static double? Share(IEnumerable<TrainingDataSource> sources)
    {
        double all = 0;
        double foreign = 0;
        foreach (TrainingDataSource source in sources)
        {
            double items = source.Scale?.Items ?? 0;
            all += items;
            foreign += items * (source.Origin switch { DataOrigin.Foreign => 1, DataOrigin.Mixed => source.ForeignShare ?? 1, _ => 0 });
        }

        return all > 0 ? foreign / all : null;
    }
}
