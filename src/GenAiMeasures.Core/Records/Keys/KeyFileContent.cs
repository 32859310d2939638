namespace GenAiMeasures;

// the secret and the key-encryption keys by epoch, as a key file holds them, and the suite that wraps with them
internal sealed class KeyFileContent(byte[] secret, LedgerSuite suite)
{
    internal byte[] Secret { get; } = secret;

    internal LedgerSuite Suite { get; } = suite;

    internal SortedDictionary<int, byte[]> Epochs { get; } = [];
}
