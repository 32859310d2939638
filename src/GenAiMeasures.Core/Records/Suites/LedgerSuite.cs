using System.Security.Cryptography;

namespace GenAiMeasures;

/// <summary>
/// The algorithms of a ledger: hash of its trees, codes of its pseudonyms and keys, cipher of its parts. Chosen when a ledger is
/// made and fixed for its life; every record's header names it (<see cref="RecordHeader.Suite"/>). Implementations are thread-safe.
/// </summary>
public abstract class LedgerSuite
{
    /// <summary>The number of bytes of a hash and of a code.</summary>
    public const int HashLength = 32;

    private const int StackLimit = 256;

    /// <summary>Gets the suite of SHA-256, HMAC-SHA-256 and AES-256-GCM: that of every ledger for which no other is chosen.</summary>
    public static LedgerSuite International { get; } = new InternationalSuite();

    /// <summary>Gets the number that is written into every record. 1 is SHA-256 with AES-256-GCM, 2 is SM3 with SM4-GCM; no other has a place in the record format.</summary>
    public abstract byte Id { get; }

    /// <summary>Gets the names of the algorithms, for messages.</summary>
    public abstract string Name { get; }

    /// <summary>Gets the number of bytes of a key of the cipher, from 16 to 32.</summary>
    public abstract int CipherKeyLength { get; }

    /// <summary>Makes a suite known to this process, so that ledgers written with it can be opened, verified and exported. A second call with the same number changes nothing.</summary>
    /// <param name="suite">The suite.</param>
    /// <exception cref="ArgumentNullException"><paramref name="suite"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The number is none that the record format has a place for, or that of the international suite.</exception>
    public static void Register(LedgerSuite suite) => LedgerSuites.Register(suite);

    /// <summary>Finds the suite that a log was written with: a record's header names it, and the leaf hash bears it out.</summary>
    /// <param name="reader">The ledger.</param>
    /// <param name="log">The log.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The suite; the international one for a log without a record that says otherwise.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="reader"/> is <see langword="null"/>.</exception>
    /// <exception cref="LedgerUnavailableException">The log was written with a suite that this process does not know.</exception>
    public static ValueTask<LedgerSuite> OfLogAsync(ILedgerReader reader, Guid log, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return LedgerSuites.OfLogAsync(reader, log, cancellationToken);
    }

    /// <summary>Hashes bytes.</summary>
    /// <param name="data">The bytes.</param>
    /// <param name="hash">32 bytes that take the hash.</param>
    public abstract void Hash(ReadOnlySpan<byte> data, Span<byte> hash);

    /// <summary>Computes the keyed code (HMAC) of bytes.</summary>
    /// <param name="key">The key, of any length.</param>
    /// <param name="data">The bytes.</param>
    /// <param name="code">32 bytes that take the code.</param>
    public abstract void Authenticate(ReadOnlySpan<byte> key, ReadOnlySpan<byte> data, Span<byte> code);

    /// <summary>Makes the cipher of a key.</summary>
    /// <param name="key">The key, <see cref="CipherKeyLength"/> bytes; copied.</param>
    /// <returns>The cipher; the caller disposes it.</returns>
    public abstract LedgerCipher CreateCipher(ReadOnlySpan<byte> key);

    // HKDF-Expand (RFC 5869 2.3) with the suite's code: no key of a ledger is longer than one block
    internal void Expand(ReadOnlySpan<byte> key, ReadOnlySpan<byte> purpose, Span<byte> output)
    {
        Span<byte> input = stackalloc byte[StackLimit];
        purpose.CopyTo(input);
        input[purpose.Length] = 1;
        Span<byte> block = stackalloc byte[HashLength];
        Authenticate(key, input[..(purpose.Length + 1)], block);
        block[..output.Length].CopyTo(output);
        CryptographicOperations.ZeroMemory(block);
    }

    // the cipher of a 32-byte key, whatever length the cipher's own key has
    internal LedgerCipher CreateCipherOf(ReadOnlySpan<byte> key, ReadOnlySpan<byte> purpose)
    {
        if (key.Length == CipherKeyLength)
        {
            return CreateCipher(key);
        }

        Span<byte> own = stackalloc byte[CipherKeyLength];
        Expand(key, purpose, own);
        LedgerCipher cipher = CreateCipher(own);
        CryptographicOperations.ZeroMemory(own);
        return cipher;
    }
}
