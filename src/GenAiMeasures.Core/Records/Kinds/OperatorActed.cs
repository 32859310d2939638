using System.Text.Json.Serialization;

namespace GenAiMeasures;

/// <summary>An operator did something by hand: who, what, to what, and why. Written before it is done, so that nothing is done without a record.</summary>
public sealed record OperatorActed : LedgerRecord
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override RecordKind Kind => RecordKind.OperatorActed;

    /// <summary>Gets who: the name or number under which the host's authentication knows them.</summary>
    public required string Operator { get; init; }

    /// <summary>Gets what, such as <c>standing.lift</c>.</summary>
    public required string Action { get; init; }

    /// <summary>Gets to what: a pseudonym or the number of an incident or a request; <see langword="null"/> where it is about no single thing.</summary>
    public string? Target { get; init; }

    /// <summary>Gets why, in the operator's words.</summary>
    public required string Reason { get; init; }

    /// <summary>Gets when.</summary>
    public required DateTimeOffset At { get; init; }
}
