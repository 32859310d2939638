namespace GenAiMeasures.Filing;

/// <summary>What a check of a package found. Immutable.</summary>
/// <param name="Documents">How many documents were read.</param>
/// <param name="Problems">What the rules found.</param>
/// <param name="Missing">The fields that are still placeholders, each with its document.</param>
/// <param name="Edited">Documents that are no longer what the build wrote. People are meant to edit them; the manifest then no longer describes them.</param>
public sealed record FilingCheckReport(int Documents, IReadOnlyList<FilingProblem> Problems, IReadOnlyList<string> Missing, IReadOnlyList<string> Edited)
{
    /// <summary>Gets whether no rule found an error. It says nothing about whether the service complies.</summary>
    public bool HasNoErrors => Problems.All(p => p.Severity != FilingProblemSeverity.Error);

    /// <summary>Gets whether no field is missing.</summary>
    public bool IsComplete => Missing.Count == 0;
}
