namespace GenAiMeasures.ShangMi;

/// <summary>The suite of a ledger by Chinese commercial cryptography: SM3 (GB/T 32905) for trees, HMAC-SM3 for pseudonyms and keys, SM4-GCM (GB/T 32907) for parts and wrapped keys. Thread-safe.</summary>
public static class ShangMiLedger
{
    /// <summary>Gets the suite, number 2 of the record format.</summary>
    public static LedgerSuite Suite { get; } = new ShangMiSuite();

    /// <summary>Makes the suite known to this process without setting up an app: for tools that verify or export a ledger. A second call changes nothing.</summary>
    public static void Register() => LedgerSuite.Register(Suite);
}
