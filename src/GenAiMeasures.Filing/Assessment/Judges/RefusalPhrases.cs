using System.Collections.Immutable;

namespace GenAiMeasures.Filing;

// How refusals begin. Declines says no by itself; the look stops after the first Reach characters, for a long answer may quote one.
internal sealed record RefusalPhrases
{
    public required string Version { get; init; }

    public required int Reach { get; init; }

    public required ImmutableArray<string> Declines { get; init; }
}
