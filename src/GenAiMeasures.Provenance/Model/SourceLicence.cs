namespace GenAiMeasures.Provenance;

/// <summary>The licence of a source.</summary>
public sealed record SourceLicence
{
    /// <summary>Gets the SPDX id, or <c>custom</c>.</summary>
    public string? Id { get; init; }

    /// <summary>Gets where its text is.</summary>
    public string? Location { get; init; }

    /// <summary>Gets whether commercial use is allowed.</summary>
    public CommercialUse CommercialUse { get; init; }

    /// <summary>Gets whether what is made of it has to be shared alike.</summary>
    public bool ShareAlike { get; init; }

    /// <summary>Gets whether the source has to be named.</summary>
    public bool Attribution { get; init; }

    /// <summary>Gets the SHA-256 of its text.</summary>
    public string? TextSha256 { get; init; }
}
