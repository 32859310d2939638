using System.Text.Json.Serialization;

namespace GenAiMeasures;

/// <summary>A person's request and what became of it (Interim Measures Art. 11(2), PIPL Art. 44-50). One record a step; without the person.</summary>
public sealed record SubjectRequested : LedgerRecord
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override RecordKind Kind => RecordKind.SubjectRequested;

    /// <summary>Gets the request's id.</summary>
    public required string Request { get; init; }

    /// <summary>Gets what was asked for.</summary>
    public required SubjectRequestKind Asked { get; init; }

    /// <summary>Gets the step.</summary>
    public required SubjectRequestStep Step { get; init; }

    /// <summary>Gets the day by which it must be answered.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>Gets how the person's identity was checked, as a method such as <c>sms</c>, without any document; <see langword="null"/> where this step checks nothing.</summary>
    public string? Method { get; init; }

    /// <summary>Gets why it was refused, or <see langword="null"/>.</summary>
    public string? Ground { get; init; }
}
