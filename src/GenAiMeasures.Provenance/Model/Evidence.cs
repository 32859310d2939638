namespace GenAiMeasures.Provenance;

/// <summary>A document or file with its hash (证据).</summary>
public sealed record Evidence
{
    /// <summary>Gets what it proves.</summary>
    public EvidenceKind Kind { get; init; }

    /// <summary>Gets its title.</summary>
    public string? Title { get; init; }

    /// <summary>Gets the file's path, relative to the folder of the register and with <c>/</c>.</summary>
    public string? Path { get; init; }

    /// <summary>Gets the SHA-256 of the file, 64 hexadecimal digits.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Gets the day of issue.</summary>
    public DateOnly? IssuedOn { get; init; }

    /// <summary>Gets the last day it is valid, or <see langword="null"/> for no end.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>Gets the other side.</summary>
    public string? Party { get; init; }
}
