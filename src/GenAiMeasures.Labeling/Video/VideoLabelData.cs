namespace GenAiMeasures.Labeling;

// video-label.json: what the standard asks of the opening, and the outlines of our own glyphs
internal sealed record VideoLabelData
{
    internal static VideoLabelData Current { get; } = LabelingData.Read("video-label.json", LabelingDataContext.Default.VideoLabelData);

    public required RuleData Rule { get; init; }

    public required VideoSuggestionData Suggested { get; init; }

    public required GlyphData[] Glyphs { get; init; }

    internal sealed record RuleData
    {
        public required int MinHeightPercent { get; init; }

        public required int MinSeconds { get; init; }

        public required string Source { get; init; }

        public required string Confidence { get; init; }
    }

    internal sealed record VideoSuggestionData
    {
        public required double Seconds { get; init; }

        public required string Source { get; init; }

        public required string Confidence { get; init; }
    }

    // strokes are lines through points, in hundredths of the glyph's height
    internal sealed record GlyphData
    {
        public required string Character { get; init; }

        public required int Width { get; init; }

        public required double[][] Strokes { get; init; }
    }
}
