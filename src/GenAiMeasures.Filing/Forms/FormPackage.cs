using System.Collections.Immutable;

namespace GenAiMeasures.Filing;

// The forms of one procedure, and what goes over another channel.
internal sealed record FormPackage
{
    public required string Procedure { get; init; }

    public required string Folder { get; init; }

    public required string Source { get; init; }

    public required ImmutableArray<FormTemplate> Forms { get; init; }

    public ImmutableArray<string> Separate { get => field.IsDefault ? [] : field; init; }
}
