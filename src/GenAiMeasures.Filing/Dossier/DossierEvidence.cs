namespace GenAiMeasures.Filing;

/// <summary>A file of a dossier that supports a statement. Immutable.</summary>
/// <param name="File">Its name in the dossier.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Sha256">Its SHA-256.</param>
public sealed record DossierEvidence(string File, string MediaType, string Sha256);
