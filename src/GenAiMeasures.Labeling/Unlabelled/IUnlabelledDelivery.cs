namespace GenAiMeasures.Labeling;

/// <summary>Grants users content without explicit label (Labeling Measures Art. 9): only after the agreement made their own duty to label clear, only on request, and only with the recipient on record for at least six months. The implicit label always stays. Thread-safe.</summary>
public interface IUnlabelledDelivery
{
    /// <summary>Decides on a request, and records it when it is granted: the record is durable before the permit exists.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The permit, or why there is none.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="request"/> is <see langword="null"/>.</exception>
    /// <exception cref="LedgerUnavailableException">It could not be recorded, so it is not granted.</exception>
    ValueTask<UnlabelledGrant> GrantAsync(UnlabelledRequest request, CancellationToken cancellationToken = default);

    /// <summary>Opens a scope in which the next exchange of the permit's subject goes without explicit label.</summary>
    /// <param name="permit">The permit.</param>
    /// <returns>The scope; dispose it after the answer. An exchange of another subject in it is refused, one after the first is labelled.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="permit"/> is <see langword="null"/>.</exception>
    IDisposable Begin(UnlabelledPermit permit);
}
