using System.Collections.Immutable;

namespace GenAiMeasures.Labeling;

/// <summary>What writing a label did. There is one only when the label was read back from the result. Immutable.</summary>
public sealed record LabelWriteReport
{
    /// <summary>Gets the format, such as <c>jpeg</c>.</summary>
    public required string Format { get; init; }

    /// <summary>Gets the place of the label, such as <c>APP1 XMP</c>.</summary>
    public required string Place { get; init; }

    /// <summary>Gets the label as it was read back.</summary>
    public required AigcLabel Label { get; init; }

    /// <summary>Gets the size of the content before, in bytes.</summary>
    public required long BytesBefore { get; init; }

    /// <summary>Gets the size of the content with its label, in bytes.</summary>
    public required long BytesAfter { get; init; }

    /// <summary>Gets how many of the content's bytes stand at another offset than before.</summary>
    public required long BytesMoved { get; init; }

    /// <summary>Gets the labels that were there before, each with what it said. All of them were replaced or removed (GB 45438-2025 6.1 c: one label, quoted).</summary>
    public ImmutableArray<LabelSite> ReplacedSites { get; init; } = [];

    /// <summary>Gets whether a C2PA manifest no longer fits the content.</summary>
    public bool BreaksC2pa { get; init; }

    /// <summary>Gets whether a digital signature of the format no longer fits the content.</summary>
    public bool BreaksSignature { get; init; }

    /// <summary>Gets whether <see cref="IContentResigner"/> sealed the content anew. That the new seal is valid was not checked.</summary>
    public bool Resigned { get; init; }

    /// <summary>Gets whether the file was changed where it stands, without being copied.</summary>
    public bool InPlace { get; init; }

    /// <summary>Gets what else is worth knowing.</summary>
    public ImmutableArray<LabelNote> Notes { get; init; } = [];
}
