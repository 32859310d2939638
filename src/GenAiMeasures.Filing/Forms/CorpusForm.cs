namespace GenAiMeasures.Filing;

// A corpus of the application form.
internal sealed record CorpusForm
{
    public string? Name { get; init; }

    public string? Kind { get; init; }

    public string? Type { get; init; }

    public string? Storage { get; init; }

    public string? Count { get; init; }

    public string? Source { get; init; }

    public string? DomesticShare { get; init; }
}
