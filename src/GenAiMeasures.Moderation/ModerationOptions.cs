namespace GenAiMeasures.Moderation;

/// <summary>The settings of moderation, bound from the configuration section <c>GenAiMeasures:Moderation</c>.</summary>
public sealed class ModerationOptions
{
    /// <summary>The name of the configuration section.</summary>
    public const string SectionName = "GenAiMeasures:Moderation";

    /// <summary>Gets where the terms come from.</summary>
    public LexiconSources Lexicons { get; } = new();

    /// <summary>Gets which ways of writing around a term are seen through.</summary>
    public EvasionOptions Evasion { get; } = new();
}
