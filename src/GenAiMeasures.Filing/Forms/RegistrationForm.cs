namespace GenAiMeasures.Filing;

// 登记申请表 (registration).
internal sealed record RegistrationForm
{
    public string? ServiceName { get; init; }

    public string? Form { get; init; }

    public string? Functions { get; init; }

    public string? People { get; init; }

    public string? Occasions { get; init; }

    public string? Domain { get; init; }

    public string? Address { get; init; }

    public bool? NotTrained { get; init; }

    public bool? NotTuned { get; init; }

    public bool? NotDistilled { get; init; }

    public string? Measures { get; init; }
}
