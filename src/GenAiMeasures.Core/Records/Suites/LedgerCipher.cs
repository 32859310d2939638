namespace GenAiMeasures;

/// <summary>Authenticated encryption under one key of a ledger: nonces of 12 bytes, tags of 16. For one caller at a time; disposing wipes the key.</summary>
public abstract class LedgerCipher : IDisposable
{
    /// <summary>Encrypts. The ledger never uses a nonce twice with the same key.</summary>
    /// <param name="nonce">12 bytes.</param>
    /// <param name="plaintext">What to encrypt.</param>
    /// <param name="ciphertext">As long as <paramref name="plaintext"/>.</param>
    /// <param name="tag">16 bytes.</param>
    /// <param name="associatedData">What is authenticated and not encrypted.</param>
    public abstract void Encrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> plaintext, Span<byte> ciphertext, Span<byte> tag, ReadOnlySpan<byte> associatedData);

    /// <summary>Decrypts what was encrypted and not changed.</summary>
    /// <param name="nonce">12 bytes.</param>
    /// <param name="ciphertext">What to decrypt.</param>
    /// <param name="tag">16 bytes.</param>
    /// <param name="plaintext">As long as <paramref name="ciphertext"/>.</param>
    /// <param name="associatedData">What is authenticated and not encrypted.</param>
    /// <returns>Whether the tag matches. Where it does not, nothing of the plaintext may be read.</returns>
    public abstract bool TryDecrypt(ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> ciphertext, ReadOnlySpan<byte> tag, Span<byte> plaintext, ReadOnlySpan<byte> associatedData);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Wipes the key.</summary>
    /// <param name="disposing">Whether <see cref="Dispose()"/> was called.</param>
    protected abstract void Dispose(bool disposing);
}
