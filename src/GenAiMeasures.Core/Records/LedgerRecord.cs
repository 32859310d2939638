using System.Text.Json.Serialization;

namespace GenAiMeasures;

/// <summary>One fact to retain (记录). Immutable; holds no prompt, no answer and no user id.</summary>
public abstract record LedgerRecord
{
    /// <summary>Gets what the record is about.</summary>
    [JsonIgnore]
    public abstract RecordKind Kind { get; }

    /// <summary>Gets the exchange it belongs to, or <see langword="null"/>.</summary>
    [JsonIgnore]
    public virtual ExchangeId? ExchangeId => null;
}
