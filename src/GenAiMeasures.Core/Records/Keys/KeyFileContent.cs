namespace GenAiMeasures;

// the secret and the key-encryption keys by epoch, as a key file holds them
internal sealed class KeyFileContent(byte[] secret)
{
    internal byte[] Secret { get; } = secret;

    internal SortedDictionary<int, byte[]> Epochs { get; } = [];
}
