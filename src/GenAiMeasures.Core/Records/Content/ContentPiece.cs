namespace GenAiMeasures;

/// <summary>One piece of a kept message: a text, or the description of data that is no text. Immutable.</summary>
public sealed record ContentPiece
{
    /// <summary>Gets what it is.</summary>
    public required ContentKind Kind { get; init; }

    /// <summary>Gets the text, or <see langword="null"/> for data.</summary>
    public string? Text { get; init; }

    /// <summary>Gets the media type of data, or <see langword="null"/>. The data itself is not kept.</summary>
    public string? MediaType { get; init; }

    /// <summary>Gets the length of data in bytes, or <see langword="null"/>.</summary>
    public long? Length { get; init; }

    /// <summary>Gets the SHA-256 of data, by which a copy that is kept elsewhere is recognised, or <see langword="null"/>.</summary>
    public string? Sha256 { get; init; }
}
