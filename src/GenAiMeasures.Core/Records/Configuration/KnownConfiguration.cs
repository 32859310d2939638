namespace GenAiMeasures;

// what was last on record: sections by digest, policies by version
internal sealed record KnownConfiguration
{
    internal const string Name = "configuration";

    public SortedDictionary<string, string> Parts { get; init; } = new(StringComparer.Ordinal);
}
