namespace GenAiMeasures;

/// <summary>A public key that checks signed notes. Thread-safe.</summary>
public interface INoteVerifier
{
    /// <summary>Gets the key's name, such as <c>example.com/ledger</c>.</summary>
    string Name { get; }

    /// <summary>Gets the key's id.</summary>
    uint KeyId { get; }

    /// <summary>Checks a signature.</summary>
    /// <param name="text">The text.</param>
    /// <param name="signature">The signature.</param>
    /// <returns>Whether it is this key's over this text. Never throws for bad signatures.</returns>
    bool Verify(ReadOnlySpan<byte> text, ReadOnlySpan<byte> signature);
}
