namespace GenAiMeasures.Moderation;

/// <summary>What is remembered of one conversation's findings. Holds no text.</summary>
/// <param name="Turns">How many exchanges it had since it is remembered.</param>
/// <param name="Flagged">How many of them had findings and were answered to the end.</param>
/// <param name="Refused">How many of them were refused or stopped for a finding.</param>
/// <param name="Risks">How many findings by risk code; those without a risk stand under an empty one. At most 32 entries.</param>
/// <param name="Latest">When the latest exchange ended.</param>
public sealed record ModerationSession(int Turns, int Flagged, int Refused, IReadOnlyDictionary<string, int> Risks, DateTimeOffset Latest);
