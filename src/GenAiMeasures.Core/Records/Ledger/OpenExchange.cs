namespace GenAiMeasures;

/// <summary>An exchange that is on record as opened and not as settled.</summary>
/// <param name="Exchange">The exchange.</param>
/// <param name="Log">The log of its opened record; its settled record goes there too.</param>
/// <param name="LeafHash">The leaf hash of its opened record.</param>
/// <param name="Key">The number of the key that seals its opened record, or <see langword="null"/>.</param>
public sealed record OpenExchange(ExchangeId Exchange, Guid Log, ReadOnlyMemory<byte> LeafHash, long? Key);
