namespace GenAiMeasures.Filing;

/// <summary>
/// The texts towards users: drafted from the settings, published in versions, accepted by users (Interim Measures Art. 9, 10, 15; Labeling
/// Measures Art. 8). Each publication is a <see cref="PolicyPublished"/> record. Thread-safe.
/// </summary>
public interface IPolicyTexts
{
    /// <summary>Drafts a text from the settings under <c>GenAiMeasures:Filing:Policies</c> and the provider's profile.</summary>
    /// <param name="document">Which text.</param>
    /// <returns>The draft, with the names of what is missing.</returns>
    /// <exception cref="ArgumentException">The text is not one of <see cref="PolicyDocument"/>.</exception>
    PolicyDraft Draft(PolicyDocument document);

    /// <summary>Puts a version into force. The app shows it; the library keeps its text, digest and day.</summary>
    /// <param name="document">Which text.</param>
    /// <param name="version">The version, such as <c>2026-11</c>: 1 to 50 letters, digits, dots, hyphens and underscores.</param>
    /// <param name="text">The text that users read, checked by people; not with a placeholder in it.</param>
    /// <param name="effectiveFrom">From which day it holds, in Asia/Shanghai.</param>
    /// <param name="author">Who publishes it.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The version. The same text under the same version again changes nothing.</returns>
    /// <exception cref="ArgumentException">The version or author is missing, or the text is empty or still has placeholders.</exception>
    /// <exception cref="InvalidOperationException">Another text has this version already, or there is no ledger.</exception>
    ValueTask<PolicyVersion> PublishAsync(
        PolicyDocument document, string version, string text, DateOnly effectiveFrom, string author, CancellationToken cancellationToken = default);

    /// <summary>Finds a version.</summary>
    /// <param name="document">Which text.</param>
    /// <param name="version">The version.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The version, or <see langword="null"/>.</returns>
    ValueTask<PolicyVersion?> FindAsync(PolicyDocument document, string version, CancellationToken cancellationToken = default);

    /// <summary>Finds the version that holds today: the one with the latest day that has come.</summary>
    /// <param name="document">Which text.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The version, or <see langword="null"/> where none holds yet.</returns>
    ValueTask<PolicyVersion?> CurrentAsync(PolicyDocument document, CancellationToken cancellationToken = default);

    /// <summary>Lists the versions of all texts.</summary>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>The versions, by text and day.</returns>
    ValueTask<IReadOnlyList<PolicyVersion>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Records that a user accepted a published version of the agreement, with the digest of its text (<see cref="IAgreementService"/>).</summary>
    /// <param name="subject">The user; identified.</param>
    /// <param name="version">The version.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>When it was accepted first.</returns>
    /// <exception cref="KeyNotFoundException">The version was not published.</exception>
    /// <exception cref="InvalidOperationException">There is no store of acceptances: no storage package is in use.</exception>
    ValueTask<DateTimeOffset> AcceptAgreementAsync(Subject subject, string version, CancellationToken cancellationToken = default);
}
