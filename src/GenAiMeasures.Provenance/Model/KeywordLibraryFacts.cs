namespace GenAiMeasures.Provenance;

/// <summary>The counts of the keyword library (GB/T 45654; TC260-003 7).</summary>
public sealed record KeywordLibraryFacts
{
    /// <summary>Gets how many keywords there are.</summary>
    public long Total { get; init; }

    /// <summary>Gets how many there are for each risk.</summary>
    public IReadOnlyDictionary<string, long>? PerRisk { get; init; }

    /// <summary>Gets how many risks the classifier covers.</summary>
    public long ClassifierRisks { get; init; }

    /// <summary>Gets the day of the last update.</summary>
    public DateOnly? UpdatedOn { get; init; }
}
