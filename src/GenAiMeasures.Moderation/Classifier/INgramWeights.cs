namespace GenAiMeasures.Moderation;

// where the weight of a feature comes from, or what is done with the feature
internal interface INgramWeights
{
    float Of(uint feature);
}
