namespace GenAiMeasures.Filing;

// The result of one clause: 符合, 不符合 or 不适用, with its proof or reason.
internal sealed record ClauseResultForm
{
    public string? Id { get; init; }

    public string? Result { get; init; }

    public string? Proof { get; init; }

    public string? Note { get; init; }
}
