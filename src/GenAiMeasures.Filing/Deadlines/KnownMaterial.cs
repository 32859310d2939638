namespace GenAiMeasures.Filing;

// the version of a material that was last seen, and how many updates there were
internal sealed record KnownMaterial
{
    public required long Number { get; init; }

    public string? Before { get; init; }

    public required string Digest { get; init; }

    public required int Items { get; init; }

    public required DateTimeOffset At { get; init; }
}
