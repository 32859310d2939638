using System.Text.Json;

namespace GenAiMeasures;

/// <summary>A case of illegal content or misuse, from finding to closed report (事件). Immutable; holds no prompt and no answer.</summary>
public sealed record Incident
{
    /// <summary>Gets the incident's number.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the number of this state, one more than the one it replaces; 1 for the first.</summary>
    public long Version { get; init; } = 1;

    /// <summary>Gets what it is about.</summary>
    public required IncidentKind Kind { get; init; }

    /// <summary>Gets when it was opened.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Gets the exchange in which it was found, or <see langword="null"/>.</summary>
    public ExchangeId? Exchange { get; init; }

    /// <summary>Gets the pseudonym of the user it is about, or <see langword="null"/>.</summary>
    public string? Subject { get; init; }

    /// <summary>Gets the risk, or <see langword="null"/>.</summary>
    public string? Risk { get; init; }

    /// <summary>Gets the steps, in the order in which they were taken. Each is a record.</summary>
    public IReadOnlyList<IncidentStepTaken> Steps { get; init; } = [];

    /// <summary>Gets how many of the last <see cref="Steps"/> are not on record yet.</summary>
    public int Unrecorded { get; init; }

    /// <summary>Gets how many exchanges were joined to it, with the one that opened it.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public int Occurrences => 1 + Steps.Count(s => s.Step == IncidentStep.Recurred);

    /// <summary>Gets whether it is closed.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsClosed => Has(IncidentStep.Closed);

    /// <summary>Gets whether a rectification item waits for a regression result.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsRectifying => Has(IncidentStep.RectificationOpened) && !Has(IncidentStep.Rectified);

    /// <summary>Gets the steps without which it cannot be closed. A judgement that it is not reportable stands for the report.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public IReadOnlyList<IncidentStep> Missing => [.. IncidentRules.Required(Kind).Where(s => !Has(s) && !(s == IncidentStep.Reported && Has(IncidentStep.NotReportable)))];

    /// <summary>Gets the time from the arrival of the deciding text to the closing of the model's stream in milliseconds, or <see langword="null"/>.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public double? StopLatencyMilliseconds => Steps.FirstOrDefault(s => s.Step == IncidentStep.Stopped)?.StopLatencyMilliseconds;

    /// <summary>Whether a step was taken.</summary>
    /// <param name="step">The step.</param>
    /// <returns>Whether it was.</returns>
    public bool Has(IncidentStep step) => Steps.Any(s => s.Step == step);

    /// <summary>Reads an incident from the bytes of <see cref="ToUtf8Bytes"/>.</summary>
    /// <param name="utf8">The bytes.</param>
    /// <returns>The incident.</returns>
    /// <exception cref="JsonException">The bytes hold no incident.</exception>
    public static Incident Parse(ReadOnlySpan<byte> utf8) =>
        JsonSerializer.Deserialize(utf8, IncidentJsonContext.Readable.Incident) ?? throw new JsonException("The bytes hold no incident.");

    /// <summary>The incident as UTF-8 JSON, for a store to keep.</summary>
    /// <returns>The bytes.</returns>
    public byte[] ToUtf8Bytes() => JsonSerializer.SerializeToUtf8Bytes(this, IncidentJsonContext.Readable.Incident);

    /// <summary>Takes the person out: what is left is the provider's own case.</summary>
    /// <returns>The next state, without pseudonym and exchange.</returns>
    public Incident WithoutPerson() => this with
    {
        Version = Version + 1,
        Subject = null,
        Exchange = null,
        Steps = [.. Steps.Select(s => s with { Subject = null, Exchange = null })],
    };

    internal Incident With(IncidentStepTaken step) => this with
    {
        Steps = [.. Steps, step with { Incident = Id, Number = Steps.Count, About = Kind, Exchange = step.Exchange ?? Exchange }],
        Unrecorded = Unrecorded + 1,
    };
}
