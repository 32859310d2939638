namespace GenAiMeasures.Labeling;

/// <summary>How a label is written into a content. Immutable.</summary>
public sealed record LabelWriteOptions
{
    internal static LabelWriteOptions Default { get; } = new();

    /// <summary>Gets what becomes of a C2PA manifest, which every later change invalidates.</summary>
    /// <value>Default: <see cref="SealPolicy.LabelAndReport"/>.</value>
    public SealPolicy C2pa { get; init; } = SealPolicy.LabelAndReport;

    /// <summary>Gets what becomes of a digital signature of the format that the label breaks.</summary>
    /// <value>Default: <see cref="SealPolicy.Refuse"/>.</value>
    public SealPolicy Signature { get; init; } = SealPolicy.Refuse;

    /// <summary>Gets who seals the content anew where a policy is <see cref="SealPolicy.LabelThenResign"/>.</summary>
    /// <value>Default: <see langword="null"/>, which is an error with that policy. The content has to fit into memory (256 MiB).</value>
    public IContentResigner? Resigner { get; init; }

    /// <summary>Gets whether a file is on the disk before its write counts as done.</summary>
    /// <value>Default: <see langword="true"/>. <see langword="false"/> leaves that to the operating system, for batches whose originals are kept: after a power failure a file may be empty or old.</value>
    public bool FlushToDisk { get; init; } = true;

    /// <summary>Gets whether an image that is certainly generated also gets the IPTC <c>DigitalSourceType</c> <c>trainedAlgorithmicMedia</c>, in the same XMP packet. An existing value stays.</summary>
    /// <value>Default: <see langword="true"/>.</value>
    public bool DigitalSourceType { get; init; } = true;

    /// <summary>Gets a file name that tells formats apart which look the same, such as Markdown and plain text. Content decides wherever it can.</summary>
    /// <value>Default: <see langword="null"/>; the methods that take a path use it.</value>
    public string? FileName { get; init; }

    internal void Check()
    {
        if (Resigner is null && (C2pa == SealPolicy.LabelThenResign || Signature == SealPolicy.LabelThenResign))
        {
            throw new ArgumentException("SealPolicy.LabelThenResign needs LabelWriteOptions.Resigner: who signs again.", nameof(Resigner));
        }
    }
}
