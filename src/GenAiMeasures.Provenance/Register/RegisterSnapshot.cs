namespace GenAiMeasures.Provenance;

/// <summary>A register at one time, with the digest that filings quote. Immutable.</summary>
/// <param name="Data">The register.</param>
/// <param name="Version">Its version; 0 for one that was never committed.</param>
/// <param name="Digest">The SHA-256 of the register in its canonical form, 64 hexadecimal digits.</param>
/// <param name="History">The history, oldest first.</param>
public sealed record RegisterSnapshot(TrainingData Data, int Version, string Digest, IReadOnlyList<RegisterEntry> History)
{
    /// <summary>Gets the version at which the kept history begins.</summary>
    /// <value>Default: 1. More over a ledger whose first records ended with their term (class <c>document</c>).</value>
    public int HistoryFrom { get; init; } = 1;
}
