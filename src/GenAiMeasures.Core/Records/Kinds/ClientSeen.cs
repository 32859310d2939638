using System.Text.Json.Serialization;

namespace GenAiMeasures;

/// <summary>
/// From where and with what client an exchange was asked for: the log items of the 2018 Assessment Provisions Art. 5(3) (known from memory)
/// that a server can see. Written only where the host switches it on; sealed under the subject's key.
/// </summary>
public sealed record ClientSeen : LedgerRecord
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override RecordKind Kind => RecordKind.ClientSeen;

    /// <summary>Gets the exchange.</summary>
    public required ExchangeId Exchange { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override ExchangeId? ExchangeId => Exchange;

    /// <summary>Gets the source network address (网络源地址), or <see langword="null"/> when the connection has none.</summary>
    public string? SourceAddress { get; init; }

    /// <summary>Gets the source port (网络源端口), or <see langword="null"/>.</summary>
    public int? SourcePort { get; init; }

    /// <summary>Gets the destination network address (目标地址), or <see langword="null"/>.</summary>
    public string? DestinationAddress { get; init; }

    /// <summary>Gets the destination port, or <see langword="null"/>.</summary>
    public int? DestinationPort { get; init; }

    /// <summary>Gets what the client says of itself (客户端特征), cut to 256 characters, or <see langword="null"/>. A web server sees no hardware number.</summary>
    public string? Client { get; init; }
}
