using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenAiMeasures.Filing;

/// <summary>A complaint in the register (投诉、举报). Immutable. Holds what the person said, until that is erased.</summary>
public sealed record Complaint
{
    /// <summary>The kind under which a store keeps complaints (<see cref="CaseState.Kind"/>).</summary>
    public const string CaseKind = "complaint";

    /// <summary>Gets the number (编号), such as <c>C20261124-0001</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the number of this state; 1 for the first.</summary>
    public required long Version { get; init; }

    /// <summary>Gets what it is about (类型).</summary>
    public required ComplaintKind About { get; init; }

    /// <summary>Gets how it came in (渠道).</summary>
    public required string Channel { get; init; }

    /// <summary>Gets what the person said (内容); <see langword="null"/> after it was erased.</summary>
    public string? Text { get; init; }

    /// <summary>Gets how the person can be answered, or <see langword="null"/>.</summary>
    public string? Contact { get; init; }

    /// <summary>Gets the pseudonym of the person, or <see langword="null"/>.</summary>
    public string? Subject { get; init; }

    /// <summary>Gets the exchange it is about, or <see langword="null"/>.</summary>
    public string? Exchange { get; init; }

    /// <summary>Gets the number of the content it is about (ProduceID), or <see langword="null"/>.</summary>
    public string? ProduceId { get; init; }

    /// <summary>Gets when it came in (时间).</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Gets the last day of the promised limit, in Asia/Shanghai; <see langword="null"/> where none is published.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Gets how sure the calendar is of that day.</summary>
    public required CalendarCertainty Certainty { get; init; }

    /// <summary>Gets the promised limit in working days, or <see langword="null"/>.</summary>
    public int? PromisedWorkingDays { get; init; }

    /// <summary>Gets the SHA-256 of the text that came in.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Gets the steps, in the order in which they were taken. Each is a record.</summary>
    public required IReadOnlyList<ComplaintAct> Steps { get; init; }

    /// <summary>Gets how many of the last <see cref="Steps"/> are not on record yet.</summary>
    public required int Unrecorded { get; init; }

    /// <summary>Gets whether it is open: not closed yet.</summary>
    [JsonIgnore]
    public bool IsOpen => !Has(ComplaintStep.Closed);

    /// <summary>Gets when it was taken up (受理时间), or <see langword="null"/>.</summary>
    [JsonIgnore]
    public DateTimeOffset? AcceptedAt => Find(ComplaintStep.Accepted)?.At;

    /// <summary>Gets when the person was answered (反馈时间): with a result, or that it is not taken up; or <see langword="null"/>.</summary>
    [JsonIgnore]
    public DateTimeOffset? AnsweredAt => (Find(ComplaintStep.Answered) ?? Find(ComplaintStep.Declined))?.At;

    /// <summary>Gets whether it was reported to an authority (是否上报).</summary>
    [JsonIgnore]
    public bool IsReported => Has(ComplaintStep.Reported);

    /// <summary>Whether a step was taken.</summary>
    /// <param name="step">The step.</param>
    /// <returns>Whether it was.</returns>
    public bool Has(ComplaintStep step) => Find(step) is not null;

    /// <summary>Whether the promised limit is over, or was when the person was answered (是否超期).</summary>
    /// <param name="now">The present.</param>
    /// <returns>Whether it is; never where no limit is published.</returns>
    public bool IsLate(DateTimeOffset now) => DueOn is { } day && Beijing.DateOf(AnsweredAt ?? now) > day;

    /// <summary>Reads a complaint from the bytes of <see cref="ToUtf8Bytes"/>.</summary>
    /// <param name="utf8">The bytes.</param>
    /// <returns>The complaint.</returns>
    /// <exception cref="JsonException">The bytes hold no complaint.</exception>
    public static Complaint Parse(ReadOnlySpan<byte> utf8) =>
        JsonSerializer.Deserialize(utf8, FilingJsonContext.Readable.Complaint) ?? throw new JsonException("The bytes hold no complaint.");

    /// <summary>The complaint as UTF-8 JSON.</summary>
    /// <returns>The bytes.</returns>
    public byte[] ToUtf8Bytes() => JsonSerializer.SerializeToUtf8Bytes(this, FilingJsonContext.Readable.Complaint);

    internal ComplaintAct? Find(ComplaintStep step) => Steps.FirstOrDefault(s => s.Step == step);

    internal Complaint With(ComplaintAct act) => this with { Version = Version + 1, Steps = [.. Steps, act], Unrecorded = Unrecorded + 1 };
}
