using System.Globalization;

namespace GenAiMeasures.Labeling;

/// <summary>
/// The visible mark "AI生成" for the opening of a video (Labeling Measures Art. 4(4); GB 45438-2025 5.4, quoted: text of at least 5 % of the
/// shortest side, at least 2 s): a picture to lay over it, and the exact arguments with which ffmpeg burns it in. Burning in
/// encodes the picture anew; sound and subtitles are copied. The glyphs are our own, so that no font is needed. Label the result
/// with <see cref="IContentLabeler"/> afterwards: ffmpeg drops labels. Immutable.
/// </summary>
public sealed class VideoOverlay
{
    private VideoOverlay(ReadOnlyMemory<byte> png, int width, int height, int inkHeight, int margin, VideoOverlayOptions options)
    {
        Png = png;
        Width = width;
        Height = height;
        InkHeight = inkHeight;
        Margin = margin;
        Duration = options.Duration;
        Corner = options.Corner;
    }

    /// <summary>Gets the picture: a PNG with transparency, to be written to a file.</summary>
    public ReadOnlyMemory<byte> Png { get; }

    /// <summary>Gets the picture's width in pixels.</summary>
    public int Width { get; }

    /// <summary>Gets the picture's height in pixels.</summary>
    public int Height { get; }

    /// <summary>Gets the height of the white text in it, in pixels.</summary>
    public int InkHeight { get; }

    /// <summary>Gets the distance from the video's edges in pixels.</summary>
    public int Margin { get; }

    /// <summary>Gets how long the mark is shown.</summary>
    public TimeSpan Duration { get; }

    /// <summary>Gets the corner.</summary>
    public VideoCorner Corner { get; }

    /// <summary>Makes the mark for a video.</summary>
    /// <param name="width">The video's width in pixels as it is shown, rotation applied; 16 to 65,535.</param>
    /// <param name="height">Its height; 16 to 65,535.</param>
    /// <param name="options">How. Default: three seconds, top right.</param>
    /// <returns>The mark.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A side or the duration is out of its range.</exception>
    public static VideoOverlay Create(int width, int height, VideoOverlayOptions? options = null)
    {
        options ??= new VideoOverlayOptions();
        CheckSide(width, nameof(width));
        CheckSide(height, nameof(height));
        VideoLabelData.RuleData rule = VideoLabelData.Current.Rule;
        if (options.Duration < TimeSpan.FromSeconds(rule.MinSeconds) || options.Duration > TimeSpan.FromHours(24))
        {
            throw new ArgumentOutOfRangeException(
                nameof(options), options.Duration, "The mark has to be shown for at least 2 seconds (GB 45438-2025 5.4), and for no more than a day.");
        }

        int side = Math.Min(width, height);

        // above the limit by what rounding could take
        int ink = ((side * rule.MinHeightPercent) + 99) / 100 + 2;
        GlyphPicture picture = GlyphPicture.Draw("AI生成", Math.Max(ink, 8));
        int margin = Math.Min(picture.InkHeight / 2, Math.Max(0, (width - picture.Width) / 2));
        return new VideoOverlay(PngWriter.Write(picture.Pixels, picture.Width, picture.Height), picture.Width, picture.Height, picture.InkHeight, margin, options);
    }

    /// <summary>The arguments with which ffmpeg burns the mark in. Pass them one by one, not through a shell.</summary>
    /// <param name="input">The video.</param>
    /// <param name="overlay">The file that <see cref="Png"/> was written to.</param>
    /// <param name="output">The video with the mark; ffmpeg chooses the encoder by its name, and overwrites it.</param>
    /// <returns>The arguments, without the program.</returns>
    public IReadOnlyList<string> GetFfmpegArguments(string input, string overlay, string output)
    {
        ArgumentException.ThrowIfNullOrEmpty(input);
        ArgumentException.ThrowIfNullOrEmpty(overlay);
        ArgumentException.ThrowIfNullOrEmpty(output);
        string far = Margin.ToString(CultureInfo.InvariantCulture);
        string x = Corner is VideoCorner.TopLeft or VideoCorner.BottomLeft ? far : "W-w-" + far;
        string y = Corner is VideoCorner.TopLeft or VideoCorner.TopRight ? far : "H-h-" + far;
        string seconds = Duration.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
        return
        [
            "-nostdin", "-y", "-i", input, "-i", overlay,
            "-filter_complex", $"[0:v:0][1:v:0]overlay=x={x}:y={y}:eof_action=repeat:enable='lte(t,{seconds})'[marked]",
            "-map", "[marked]", "-map", "0:a?", "-map", "0:s?", "-c:a", "copy", "-c:s", "copy",
            "-map_metadata", "0", "-map_chapters", "0", output,
        ];
    }

    private static void CheckSide(int side, string name)
    {
        if (side is < 16 or > 65_535)
        {
            throw new ArgumentOutOfRangeException(name, side, "A video's side has to be from 16 to 65,535 pixels.");
        }
    }
}
