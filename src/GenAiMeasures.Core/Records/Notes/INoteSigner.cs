namespace GenAiMeasures;

/// <summary>A private key that signs checkpoints. ECDSA P-256 by default; another algorithm, such as Ed25519, is a host's or a package's own implementation. Thread-safe.</summary>
public interface INoteSigner
{
    /// <summary>Gets the key's name, such as <c>example.com/ledger</c>: not empty, without spaces and plus signs.</summary>
    string Name { get; }

    /// <summary>Gets the key's id.</summary>
    uint KeyId { get; }

    /// <summary>Signs a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The signature.</returns>
    byte[] Sign(ReadOnlySpan<byte> text);

    /// <summary>Makes the public half.</summary>
    /// <returns>The verifier.</returns>
    INoteVerifier ToVerifier();
}
