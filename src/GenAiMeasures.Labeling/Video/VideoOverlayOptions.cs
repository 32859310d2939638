namespace GenAiMeasures.Labeling;

/// <summary>How the opening of a video is marked. Immutable.</summary>
public sealed record VideoOverlayOptions
{
    /// <summary>Gets how long the mark is shown from the first frame on.</summary>
    /// <value>Default: 3 s. At least 2 s (GB 45438-2025 5.4, quoted), at most 24 h.</value>
    public TimeSpan Duration { get; init; } = TimeSpan.FromSeconds(VideoLabelData.Current.Suggested.Seconds);

    /// <summary>Gets the corner.</summary>
    /// <value>Default: <see cref="VideoCorner.TopRight"/>.</value>
    public VideoCorner Corner { get; init; } = VideoCorner.TopRight;
}
