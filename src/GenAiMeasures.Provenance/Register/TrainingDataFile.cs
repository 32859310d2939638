namespace GenAiMeasures.Provenance;

internal sealed record TrainingDataFile
{
    internal const string CurrentFormat = "genai-measures/training-data/1";

    public required string Format { get; init; }

    public required TrainingData Register { get; init; }

    public IReadOnlyList<RegisterEntry> History { get; init => field = value ?? []; } = [];
}
