using System.Text.Json.Serialization;

namespace GenAiMeasures;

/// <summary>A person corrected or supplemented what is recorded of them (更正、补充). Sealed under the person's own key.</summary>
public sealed record SubjectCorrected : LedgerRecord
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override RecordKind Kind => RecordKind.SubjectCorrected;

    /// <summary>Gets the request's id.</summary>
    public required string Request { get; init; }

    /// <summary>Gets whether this supplements; otherwise it corrects.</summary>
    public required bool Supplements { get; init; }

    /// <summary>Gets what it is about, as the host names it, such as a field or a record's place.</summary>
    public required string About { get; init; }

    /// <summary>Gets the statement that holds from now on.</summary>
    public required string Statement { get; init; }
}
