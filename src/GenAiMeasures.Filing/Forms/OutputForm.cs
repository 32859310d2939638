using System.Collections.Immutable;

namespace GenAiMeasures.Filing;

// One output modality with its file formats.
internal sealed record OutputForm
{
    public string? Modality { get; init; }

    public ImmutableArray<string> Formats { get => field.IsDefault ? [] : field; init; }

    public string? Size { get; init; }
}
