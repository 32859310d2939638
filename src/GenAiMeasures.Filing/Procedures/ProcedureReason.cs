namespace GenAiMeasures.Filing;

/// <summary>Why a procedure applies, or what to watch. Immutable.</summary>
/// <param name="Chinese">The reason in Chinese.</param>
/// <param name="English">The reason in English.</param>
/// <param name="Article">The instrument and article.</param>
/// <param name="Confidence">How surely it is known.</param>
public sealed record ProcedureReason(string Chinese, string English, string Article, Confidence Confidence);
