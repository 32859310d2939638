namespace GenAiMeasures.Filing;

/// <summary>How a dossier is built.</summary>
/// <param name="Author">Who builds it. It is recorded.</param>
public sealed record DossierRequest(string Author)
{
    /// <summary>Gets whether signed checkpoints and proofs of records go in. They hold signatures, so that no two builds have the same bytes; without them the same state gives the same bytes.</summary>
    /// <value>Default: <see langword="true"/>.</value>
    public bool Proofs { get; init; } = true;

    /// <summary>Gets whether the build is put on record in the ledger (<see cref="DossierBuilt"/>). Only where the ledger cannot be written here, as beside a running app, is it not; the result says so.</summary>
    /// <value>Default: <see langword="true"/>.</value>
    public bool Record { get; init; } = true;

    /// <summary>Gets how many of the latest records of each kind are proven.</summary>
    /// <value>From 0 to 100. Default: 3.</value>
    public int ProofsPerKind { get; init; } = 3;
}
