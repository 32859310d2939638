namespace GenAiMeasures.Filing;

/// <summary>A document of a package and how complete it is. Immutable.</summary>
/// <param name="File">The path below the output folder.</param>
/// <param name="Title">The title.</param>
/// <param name="Confidence">How surely the form's fields are known.</param>
/// <param name="Completeness">How much of it is filled.</param>
public sealed record FilingDocumentReport(string File, string Title, Confidence Confidence, DocumentCompleteness Completeness);
