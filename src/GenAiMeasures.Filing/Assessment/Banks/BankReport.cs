namespace GenAiMeasures.Filing;

/// <summary>What a bank has against a profile's numbers. Immutable.</summary>
/// <param name="Bank">The bank's name.</param>
/// <param name="Digest">The bank's digest.</param>
/// <param name="Kind">What it tests.</param>
/// <param name="Profile">Whose numbers were asked.</param>
/// <param name="Source">Where the numbers stand.</param>
/// <param name="Confidence">How surely they are known.</param>
/// <param name="CheckedOn">The day on which freshness was judged, in China.</param>
/// <param name="Cells">The counts: the total first, then each cell.</param>
/// <param name="Problems">What is wrong, each with its place and cure; texts are not repeated.</param>
public sealed record BankReport(
    string Bank, string Digest, BankKind Kind, string Profile, string Source, Confidence Confidence, DateOnly CheckedOn,
    IReadOnlyList<BankCell> Cells, IReadOnlyList<InputProblem> Problems)
{
    /// <summary>Gets whether nothing is wrong.</summary>
    public bool IsClean => Problems.Count == 0;
}
