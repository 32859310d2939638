namespace GenAiMeasures.Moderation;

// what a scan decided beside its hits: for explanations only, nothing of an exchange is traced
internal sealed class ScanTrace
{
    // every allow phrase and ordinary word that was met, whether anything needed it or not
    internal List<Cover> Covers { get; } = [];

    // matches that something protected
    internal List<Candidate> Dropped { get; } = [];
}
