namespace GenAiMeasures.Labeling;

internal enum DocumentEnd
{
    Start = 0,
    End = 1,
}
