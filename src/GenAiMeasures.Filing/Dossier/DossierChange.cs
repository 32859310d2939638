namespace GenAiMeasures.Filing;

/// <summary>What differs between two dossiers. Immutable.</summary>
public sealed record DossierChange
{
    /// <summary>Gets the files that the later one has and the earlier has not; proofs left out.</summary>
    public required IReadOnlyList<string> AddedFiles { get; init; }

    /// <summary>Gets the files that only the earlier one has; proofs left out.</summary>
    public required IReadOnlyList<string> RemovedFiles { get; init; }

    /// <summary>Gets the files whose content differs; proofs and the index left out.</summary>
    public required IReadOnlyList<string> ChangedFiles { get; init; }

    /// <summary>Gets what is missing now and was not.</summary>
    public required IReadOnlyList<string> OpenedGaps { get; init; }

    /// <summary>Gets what was missing and is not any more.</summary>
    public required IReadOnlyList<string> ClosedGaps { get; init; }

    /// <summary>Gets the statements whose status differs: the id, and the status before and after, <see langword="null"/> where it was not asked for.</summary>
    public required IReadOnlyList<(string Requirement, DossierStatus? Before, DossierStatus? After)> Statements { get; init; }

    /// <summary>Gets whether nothing differs.</summary>
    public bool IsEmpty => AddedFiles.Count + RemovedFiles.Count + ChangedFiles.Count + OpenedGaps.Count + ClosedGaps.Count + Statements.Count == 0;
}
