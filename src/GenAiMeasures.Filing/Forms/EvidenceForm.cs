namespace GenAiMeasures.Filing;

// A piece of evidence: what it proves, and its file by a path relative to the profile.
internal sealed record EvidenceForm
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    public string? File { get; init; }
}
