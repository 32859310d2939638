namespace GenAiMeasures.Provenance;

internal enum EvidenceProblem
{
    None,
    Missing,
    Changed,
    Outside,
    Unhashed,
    Expired,
}
