namespace GenAiMeasures.Provenance;

/// <summary>What checking a register found.</summary>
/// <param name="Profile">The profile whose numbers were used.</param>
/// <param name="CheckedOn">The day.</param>
/// <param name="Digest">The digest of the register that was checked.</param>
/// <param name="Rules">How many rules were asked.</param>
/// <param name="Problems">The problems, by object and code.</param>
public sealed record RegisterReport(string Profile, DateOnly CheckedOn, string Digest, int Rules, IReadOnlyList<RegisterProblem> Problems)
{
    /// <summary>Gets whether no problem is an error. It means that these rules found nothing, and no more.</summary>
    public bool HasNoErrors => Problems.All(p => p.Severity != RegisterProblemSeverity.Error);
}
