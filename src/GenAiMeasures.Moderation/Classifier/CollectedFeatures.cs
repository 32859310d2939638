namespace GenAiMeasures.Moderation;

internal readonly struct CollectedFeatures(List<int> features) : INgramWeights
{
    public float Of(uint feature)
    {
        features.Add((int)feature);
        return 0;
    }
}
