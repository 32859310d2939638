namespace GenAiMeasures.Filing;

/// <summary>One row of a dossier's index: the statement, the text, the evidence, the owner, the day. Immutable.</summary>
public sealed record DossierRow
{
    /// <summary>Gets the requirement's id.</summary>
    public required string Requirement { get; init; }

    /// <summary>Gets the instrument and article.</summary>
    public required string Article { get; init; }

    /// <summary>Gets how surely it is known that this is asked for.</summary>
    public Confidence Confidence { get; init; }

    /// <summary>Gets the duty, by its id in the catalogue.</summary>
    public required string Duty { get; init; }

    /// <summary>Gets what is to be stated, in Chinese.</summary>
    public required string Title { get; init; }

    /// <summary>Gets whether it has its material.</summary>
    public required DossierStatus Status { get; init; }

    /// <summary>Gets the file that states it; <see langword="null"/> where nothing does.</summary>
    public string? Text { get; init; }

    /// <summary>Gets the files that support it.</summary>
    public required IReadOnlyList<DossierEvidence> Evidence { get; init; }

    /// <summary>Gets the proofs of records that support it; their files are in the folder <c>proofs</c>.</summary>
    public required IReadOnlyList<string> Proofs { get; init; }

    /// <summary>Gets who answers for it (<see cref="FilingOptions.DossierOwners"/>); <see langword="null"/> where nobody is named.</summary>
    public string? Owner { get; init; }

    /// <summary>Gets the day of the build, in Asia/Shanghai.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Gets what is missing, in Chinese.</summary>
    public required IReadOnlyList<string> Gaps { get; init; }
}
