namespace GenAiMeasures.Labeling;

// audio-label.json: what the standard says of the rhythm, and what it leaves open
internal sealed record AudioLabelData
{
    internal static AudioLabelData Current { get; } = LabelingData.Read("audio-label.json", LabelingDataContext.Default.AudioLabelData);

    public required RhythmData Rhythm { get; init; }

    public required SuggestionData Suggested { get; init; }

    internal sealed record RhythmData
    {
        public required string Marks { get; init; }

        public required int[] Letters { get; init; }

        public required int DashUnits { get; init; }

        public required int GapUnits { get; init; }

        public required int LetterGapUnits { get; init; }

        public required string Source { get; init; }

        public required string Confidence { get; init; }
    }

    internal sealed record SuggestionData
    {
        public required int UnitMilliseconds { get; init; }

        public required int FrequencyHertz { get; init; }

        public required double LevelDecibels { get; init; }

        public required int EdgeMilliseconds { get; init; }

        public required int SilenceMilliseconds { get; init; }

        public required string Source { get; init; }

        public required string Confidence { get; init; }
    }
}
