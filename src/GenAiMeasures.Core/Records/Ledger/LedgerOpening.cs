namespace GenAiMeasures;

/// <summary>What a store says of itself when it is opened.</summary>
/// <param name="Head">The state of the tree.</param>
/// <param name="PseudonymKey">The secret key of the ledger's pseudonyms, at least 32 bytes, kept by the store apart from the records.</param>
/// <param name="OpenExchanges">The exchanges that were opened and never settled: a crash left them.</param>
public sealed record LedgerOpening(LedgerHead Head, ReadOnlyMemory<byte> PseudonymKey, IReadOnlyList<ExchangeId> OpenExchanges);
