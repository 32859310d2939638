namespace GenAiMeasures;

/// <summary>The text of an incident, given by the host after it has checked access and consent.</summary>
/// <param name="Prompt">What the user wrote, or <see langword="null"/>.</param>
/// <param name="Answer">What the model answered, or <see langword="null"/>.</param>
/// <param name="Basis">On which basis the text may be used for the purpose: consent, or another one the law knows. Required; a sample without it is withheld.</param>
public sealed record RectificationSample(string? Prompt, string? Answer, string Basis);
