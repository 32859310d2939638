namespace GenAiMeasures;

/// <summary>The acceptances of the service agreement (Interim Measures Art. 9(2), Labeling Measures Art. 8). Thread-safe.</summary>
public interface IAgreementService
{
    /// <summary>Records that a subject accepted a version of the agreement. The record is durable before this returns.</summary>
    /// <param name="subject">The subject; identified.</param>
    /// <param name="version">The version.</param>
    /// <param name="sha256">The SHA-256 of the text that was shown, as 64 hexadecimal digits.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>When it was accepted first.</returns>
    /// <exception cref="ArgumentException">The subject is not identified, the version is empty, or the digest is none.</exception>
    /// <exception cref="StateUnavailableException">The store failed.</exception>
    /// <exception cref="LedgerUnavailableException">The ledger failed.</exception>
    ValueTask<DateTimeOffset> AcceptAsync(Subject subject, string version, string sha256, CancellationToken cancellationToken = default);

    /// <summary>Finds when a subject accepted a version.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="version">The version.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>When, or <see langword="null"/>.</returns>
    /// <exception cref="StateUnavailableException">The store failed.</exception>
    /// <exception cref="LedgerUnavailableException">The ledger failed.</exception>
    ValueTask<DateTimeOffset?> FindAsync(Subject subject, string version, CancellationToken cancellationToken = default);
}
