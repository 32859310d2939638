namespace GenAiMeasures.Provenance;

/// <summary>A foundation model of a third party (TC260-003 6 a).</summary>
public sealed record FoundationModel
{
    /// <summary>Gets the id.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the name.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the version.</summary>
    public string? Version { get; init; }

    /// <summary>Gets who provides it.</summary>
    public string? Provider { get; init; }

    /// <summary>Gets its filing number (备案号).</summary>
    public string? FilingNumber { get; init; }

    /// <summary>Gets when it was filed.</summary>
    public DateOnly? FiledOn { get; init; }

    /// <summary>Gets with whom.</summary>
    public string? FilingBody { get; init; }

    /// <summary>Gets how it is used.</summary>
    public ModelCallMode CallMode { get; init; }

    /// <summary>Gets whether it was changed.</summary>
    public bool IsModified { get; init; }

    /// <summary>Gets the documents.</summary>
    public IReadOnlyList<Evidence> Proof { get; init => field = value ?? []; } = [];
}
