namespace GenAiMeasures.Labeling;

internal sealed record WordingData(string Chinese, string English, WordingElements[] Elements);
