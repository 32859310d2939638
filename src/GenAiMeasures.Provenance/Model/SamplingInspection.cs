namespace GenAiMeasures.Provenance;

/// <summary>A sampling inspection of all training data, with everything that repeats it.</summary>
public sealed record SamplingInspection
{
    /// <summary>Gets the id.</summary>
    public required string Id { get; init; }

    /// <summary>Gets how it was done.</summary>
    public InspectionMethod Method { get; init; }

    /// <summary>Gets how many items there are in all.</summary>
    public long Population { get; init; }

    /// <summary>Gets the SHA-256 over the ids of all items in order.</summary>
    public string? PopulationHash { get; init; }

    /// <summary>Gets the seed of the draw.</summary>
    public ulong Seed { get; init; }

    /// <summary>Gets how many were drawn.</summary>
    public long Size { get; init; }

    /// <summary>Gets how many showed none of the 31 risks.</summary>
    public long Passed { get; init; }

    /// <summary>Gets the SHA-256 over the drawn ids in order.</summary>
    public string? DrawnHash { get; init; }

    /// <summary>Gets the drawn ids, or nothing where they are in a file of evidence.</summary>
    public IReadOnlyList<string> DrawnIds { get; init => field = value ?? []; } = [];

    /// <summary>Gets by whom.</summary>
    public string? By { get; init; }

    /// <summary>Gets the day.</summary>
    public DateOnly? DoneOn { get; init; }

    /// <summary>Gets the documents, such as the workbook.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init => field = value ?? []; } = [];
}
