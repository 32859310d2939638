namespace GenAiMeasures.Moderation;

internal readonly ref struct StoredWeights(ReadOnlySpan<sbyte> weights) : INgramWeights
{
    private readonly ReadOnlySpan<sbyte> _weights = weights;

    public float Of(uint feature) => _weights[(int)feature];
}
