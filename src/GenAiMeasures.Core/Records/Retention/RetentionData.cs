using System.Collections.Immutable;

namespace GenAiMeasures;

// retention.json as it stands
internal sealed record RetentionData(
    int Version, ImmutableArray<RetentionClass> Classes, ImmutableArray<PartRetention> Parts, ImmutableArray<KindRetention> Kinds);
