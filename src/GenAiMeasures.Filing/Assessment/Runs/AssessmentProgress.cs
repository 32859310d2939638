namespace GenAiMeasures.Filing;

/// <summary>How far a run is. Immutable.</summary>
/// <param name="Done">How many questions have an answer.</param>
/// <param name="Total">How many were drawn.</param>
/// <param name="Kept">How many answers were kept from an earlier run.</param>
/// <param name="Failed">How many calls failed after their retries.</param>
public sealed record AssessmentProgress(int Done, int Total, int Kept, int Failed);
