using System.Text.Json.Serialization;

namespace GenAiMeasures;

/// <summary>One fact to retain (记录). Immutable; what is written of it holds no prompt, no answer and no user id.</summary>
public abstract record LedgerRecord
{
    /// <summary>Gets what the record is about.</summary>
    [JsonIgnore]
    public abstract RecordKind Kind { get; }

    /// <summary>Gets the exchange it belongs to, or <see langword="null"/>.</summary>
    [JsonIgnore]
    public virtual ExchangeId? ExchangeId => null;

    /// <summary>Gets the case it belongs to, or <see langword="null"/>: records of a class whose terms begin with the end of a case name one.</summary>
    [JsonIgnore]
    public virtual RecordCase? TermCase => null;

    /// <summary>
    /// Gets whose record it is: it is sealed under this subject's key and is erased with it (Interim Measures Art. 11). Never written.
    /// Records of an anonymous caller, and those without a person, are sealed under the service's own key: they end with their term only.
    /// </summary>
    [JsonIgnore]
    public Subject? Person { get; init; }

    /// <summary>Gets the pseudonym of whose record it is, for a writer that knows no more of them; <see cref="Person"/> wins. Never written.</summary>
    [JsonIgnore]
    public string? PersonPseudonym { get; init; }
}
