using System.Collections.Immutable;

namespace GenAiMeasures.Filing;

// the shape of dossier-requirements.json
internal sealed record DossierRequirementTable
{
    public required string Version { get; init; }

    public required string Notice { get; init; }

    public required ImmutableArray<DossierRequirement> Requirements { get; init; }
}
