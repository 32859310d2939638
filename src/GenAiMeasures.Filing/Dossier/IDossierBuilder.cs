namespace GenAiMeasures.Filing;

/// <summary>
/// Builds the inspection dossier (Interim Measures Art. 19): every statement that is asked for, the text that states it, the evidence with
/// digests and ledger proofs, the owner and the day; and the same for machines as OSCAL. Thread-safe.
/// </summary>
/// <remarks>Texts come from every <see cref="IDossierSection"/> in the container. A package that is left out, and a section that fails, leave a named gap.</remarks>
public interface IDossierBuilder
{
    /// <summary>Builds a dossier from the present state, and records that it was built.</summary>
    /// <param name="request">How.</param>
    /// <param name="cancellationToken">Ends the building.</param>
    /// <returns>The dossier.</returns>
    /// <exception cref="ArgumentException">The author is missing, or a number is out of range.</exception>
    /// <exception cref="InvalidOperationException">Two sections or two files of one have the same name, a file's name is none, or a file holds a key, a password or a test account; the message names the file and never the secret.</exception>
    /// <exception cref="LedgerUnavailableException">The ledger failed.</exception>
    ValueTask<InspectionDossier> BuildAsync(DossierRequest request, CancellationToken cancellationToken = default);
}
