namespace GenAiMeasures.Filing;

// the shape of report-forms.json
internal sealed record IncidentReportTable
{
    public required string Version { get; init; }

    public required string Notice { get; init; }

    public required IReadOnlyList<IncidentReportLayout> Forms { get; init; }
}
