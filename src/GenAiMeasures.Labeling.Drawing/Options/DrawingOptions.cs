namespace GenAiMeasures.Labeling.Drawing;

/// <summary>The settings of marks on images, bound from the configuration section <c>GenAiMeasures:Labeling:Drawing</c>. Validated at start, all errors at once.</summary>
/// <remarks>Not thread-safe while it is being configured; read-only afterwards.</remarks>
public sealed class DrawingOptions
{
    /// <summary>The name of the configuration section.</summary>
    public const string SectionName = "GenAiMeasures:Labeling:Drawing";

    /// <summary>Gets or sets the words of the mark: an AI element and a generation element (GB 45438-2025 5.2, quoted), on one line.</summary>
    /// <value>At most 16 characters, so that they fit the width at the height that is asked for. Default: <c>AI生成</c>.</value>
    public string Text { get; set; } = "AI生成";

    /// <summary>Gets or sets where it stands.</summary>
    /// <value>Default: <see cref="MarkPosition.BottomRight"/>.</value>
    public MarkPosition Position { get; set; } = MarkPosition.BottomRight;

    /// <summary>Gets or sets the height of the text's ink as a part of the image's shortest side. Whether the standard means ink, capitals or em is open; ink is the strictest reading that is measured here.</summary>
    /// <value>From 0.05, the least that GB 45438-2025 5.2 allows (quoted), to 0.25. Default: 0.05.</value>
    public double TextHeight { get; set; } = 0.05;

    /// <summary>Gets or sets the least height of the ink in pixels where the image has room for it, for images so small that 5 % could not be read.</summary>
    /// <value>From 0 to 200. Default: 12.</value>
    public int LeastPixels { get; set; } = 12;

    /// <summary>Gets or sets the quality of JPEG and lossy WebP, which are encoded again because their pixels change.</summary>
    /// <value>From 50 to 100. Default: 92.</value>
    public int Quality { get; set; } = 92;

    /// <summary>Gets or sets the most pixels that an image may have: a decoded pixel takes four bytes of memory.</summary>
    /// <value>From 1 to 1,000,000,000. Default: 100,000,000.</value>
    public long MostPixels { get; set; } = 100_000_000;
}
