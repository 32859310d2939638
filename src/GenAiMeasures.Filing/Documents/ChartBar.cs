namespace GenAiMeasures.Filing;

// One bar: a share from 0 to 1 with its interval, and how many it stands for.
internal sealed record ChartBar(string Label, double Value, double Low, double High, string Note);
