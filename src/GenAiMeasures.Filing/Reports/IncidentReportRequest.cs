namespace GenAiMeasures.Filing;

/// <summary>What a report is drafted from.</summary>
/// <param name="Incident">The incident's number.</param>
/// <param name="Form">Which report.</param>
/// <param name="Author">Who drafts it. It is recorded.</param>
public sealed record IncidentReportRequest(string Incident, IncidentReportForm Form, string Author)
{
    /// <summary>Gets what people know and the ledger does not, by the field's id (<see cref="IncidentReportForms"/>). It goes before what the ledger says.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
