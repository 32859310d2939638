namespace GenAiMeasures;

/// <summary>
/// What people may ask of the records about them: access, copy, correction, supplement, deletion, restriction (Interim Measures
/// Art. 11(2), PIPL Art. 44-50). A person of whom nothing is recorded gets answers of the same shape. Thread-safe.
/// </summary>
public interface ISubjectRights
{
    /// <summary>Takes a request and sets its day.</summary>
    /// <param name="subject">Who asks, as the host's authentication knows them.</param>
    /// <param name="asked">What for.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentException">The subject is anonymous: whose records they are cannot be told.</exception>
    /// <exception cref="LedgerUnavailableException">It is not on record.</exception>
    ValueTask<SubjectRequest> SubmitAsync(Subject subject, SubjectRequestKind asked, CancellationToken cancellationToken = default);

    /// <summary>Lists the requests that are not answered yet, the most urgent first.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The requests, without the people: the host knows who asked.</returns>
    /// <exception cref="LedgerUnavailableException">The ledger cannot be read.</exception>
    ValueTask<IReadOnlyList<OpenSubjectRequest>> ListOpenAsync(CancellationToken cancellationToken = default);

    /// <summary>Proves that the last step of a request is on record, over a checkpoint that is signed now.</summary>
    /// <param name="request">A request of which this process recorded a step.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The receipt (C2SP tlog-proof).</returns>
    /// <exception cref="InvalidOperationException">This process has recorded no step of it.</exception>
    /// <exception cref="LedgerUnavailableException">The ledger cannot be read.</exception>
    ValueTask<LedgerReceipt> GetReceiptAsync(SubjectRequest request, CancellationToken cancellationToken = default);

    /// <summary>Puts on record how the host checked the person's identity: the method and the result, no document.</summary>
    /// <param name="request">The request.</param>
    /// <param name="method">The method, such as <c>sms</c> or <c>sign-in</c>.</param>
    /// <param name="passed">Whether the person is who they say. Nothing else of this interface works before.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>A task that ends when it is on record.</returns>
    /// <exception cref="LedgerUnavailableException">It is not on record.</exception>
    ValueTask VerifyIdentityAsync(SubjectRequest request, string method, bool passed, CancellationToken cancellationToken = default);

    /// <summary>Says what a deletion would do. Nothing is changed.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The decision for each retention class and month; empty where nothing is recorded.</returns>
    /// <exception cref="InvalidOperationException">The person was not verified.</exception>
    ValueTask<IReadOnlyList<ErasureDecision>> PreviewAsync(SubjectRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Erases what may be erased by destroying its keys and deleting its boxes, here and in the host's own stores. What must still be
    /// kept is restricted and erased by itself when its term or hold ends.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the waiting; an erasure that was begun is finished at the next start.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="InvalidOperationException">The person was not verified.</exception>
    /// <exception cref="LedgerUnavailableException">The store failed; it is finished at the next start.</exception>
    ValueTask<ErasureOutcome> EraseAsync(SubjectRequest request, CancellationToken cancellationToken = default);

    /// <summary>Restricts what is recorded: it is left out of exports, and only stored and protected.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>How many classes and months are restricted.</returns>
    /// <exception cref="InvalidOperationException">The person was not verified.</exception>
    ValueTask<int> RestrictAsync(SubjectRequest request, CancellationToken cancellationToken = default);

    /// <summary>Records what a person corrects or supplements. Records are never changed: the statement stands beside them.</summary>
    /// <param name="request">A request to correct or to supplement.</param>
    /// <param name="about">What it is about.</param>
    /// <param name="statement">What holds from now on.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>A task that ends when it is on record.</returns>
    /// <exception cref="InvalidOperationException">The person was not verified, or the request asks for something else.</exception>
    ValueTask CorrectAsync(SubjectRequest request, string about, string statement, CancellationToken cancellationToken = default);

    /// <summary>Writes all that is recorded of the person as a ZIP file: JSON, CSV, what the host's own stores hold, proofs, and a manifest with digests. Streamed.</summary>
    /// <param name="request">The request.</param>
    /// <param name="output">Where to.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>How many records were written.</returns>
    /// <exception cref="InvalidOperationException">The person was not verified.</exception>
    ValueTask<long> ExportAsync(SubjectRequest request, Stream output, CancellationToken cancellationToken = default);

    /// <summary>Refuses a request, with the ground (PIPL Art. 50).</summary>
    /// <param name="request">The request.</param>
    /// <param name="ground">The ground, as the person reads it.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>A task that ends when it is on record.</returns>
    ValueTask RefuseAsync(SubjectRequest request, string ground, CancellationToken cancellationToken = default);
}
