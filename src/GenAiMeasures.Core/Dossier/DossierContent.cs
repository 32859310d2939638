namespace GenAiMeasures;

/// <summary>What a section of the dossier says.</summary>
/// <param name="Markdown">The text in Chinese, as Markdown without a title.</param>
/// <param name="Attachments">Files that belong to it.</param>
/// <param name="Gaps">What is missing, in Chinese; empty only where nothing is known to be.</param>
public sealed record DossierContent(string Markdown, IReadOnlyList<DossierAttachment> Attachments, IReadOnlyList<string> Gaps);
