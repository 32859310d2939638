namespace GenAiMeasures.Labeling;

/// <summary>What a platform knows about a content that a user publishes. Immutable.</summary>
public sealed record PropagationEvidence
{
    /// <summary>Gets what was read from the content's metadata by <see cref="IContentLabeler"/>, or <see langword="null"/> when it was not read.</summary>
    public LabelReadResult? Read { get; init; }

    /// <summary>Gets whether the user declared the content as generated (Labeling Measures Art. 10(1)).</summary>
    public bool UserDeclared { get; init; }

    /// <summary>Gets what the platform's own detection saw. What the metadata themselves show is added: vendors' hints, older labels, IPTC <c>DigitalSourceType</c>.</summary>
    public PropagationTraces Traces { get; init; }
}
