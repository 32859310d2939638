namespace GenAiMeasures.Filing;

// 主体信息 (algorithm filing A).
internal sealed record SubjectForm
{
    public string? Name { get; init; }

    public string? Kind { get; init; }

    public string? CreditCode { get; init; }

    public string? RegisteredAddress { get; init; }

    public string? OfficeAddress { get; init; }

    public string? LicenceType { get; init; }

    public PersonForm LegalRepresentative { get => field ?? new(); init; }

    public PersonForm SafetyOfficer { get => field ?? new(); init; }

    public PersonForm Contact { get => field ?? new(); init; }

    public string? IcpNumber { get; init; }

    public string? IcpHolder { get; init; }
}
