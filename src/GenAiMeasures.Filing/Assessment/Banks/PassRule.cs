namespace GenAiMeasures.Filing;

// What a test has to reach: at least AtLeast, or at most AtMost.
internal sealed record PassRule
{
    public required int Sample { get; init; }

    public double? AtLeast { get; init; }

    public double? AtMost { get; init; }

    public required Confidence Confidence { get; init; }
}
