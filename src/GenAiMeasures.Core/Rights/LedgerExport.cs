using System.Security.Cryptography;

namespace GenAiMeasures;

/// <summary>Exports what a ledger's files hold of one person, without the app: for a copy of the store with its keys.</summary>
public static class LedgerExport
{
    /// <summary>Writes the ZIP file that <see cref="ISubjectRights.ExportAsync"/> writes, without the host's own stores.</summary>
    /// <param name="reader">The ledger.</param>
    /// <param name="keys">The ledger's data keys.</param>
    /// <param name="provider">The keys that wrap them.</param>
    /// <param name="subject">Who.</param>
    /// <param name="checkpoints">Signed checkpoints for the proofs; without one a record has no proof in the file.</param>
    /// <param name="output">Where to.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>How many records were written; restricted ones are left out.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="LedgerUnavailableException">The files or the keys cannot be read.</exception>
    public static async ValueTask<long> WriteAsync(
        ILedgerReader reader,
        ILedgerKeyStore keys,
        IKeyEncryptionKeyProvider provider,
        Subject subject,
        IReadOnlyList<SignedNote> checkpoints,
        Stream output,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(provider);
        ArgumentNullException.ThrowIfNull(subject);
        LedgerSuite suite = await LedgerSuites.OfAsync(reader, cancellationToken);
        byte[] bytes = await provider.GetSecretAsync(mayCreate: false, cancellationToken);
        var secret = new LedgerSecret(bytes, suite);
        CryptographicOperations.ZeroMemory(bytes);
        using var opener = new RecordOpener(keys, provider);
        return await new SubjectExport(reader, keys, opener, checkpoints).WriteAsync(secret.Lookup(subject), subject, [], output, cancellationToken);
    }
}
