namespace GenAiMeasures.Filing;

// A line of the answers' file. Error is the type of the exception, never its message, or the code of a refusal that is not about the content.
internal sealed record KeptAnswer
{
    public required string Key { get; init; }

    public required string Id { get; init; }

    public string Answer { get => field ?? ""; init; }

    public string? Code { get; init; }

    public string? Finish { get; init; }

    public bool HasExchange { get; init; }

    public long Input { get; init; }

    public long Output { get; init; }

    public string? Error { get; init; }
}
