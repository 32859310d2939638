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

    /// <summary>Gets what is remembered of a conversation from one turn to the next.</summary>
    public SessionOptions Sessions { get; } = new();

    /// <summary>Gets the vetted answers that stand in for withheld ones (代答).</summary>
    public AnswerLibrary Answers { get; } = new();

    /// <summary>Gets or sets what stands in the place of a redacted span.</summary>
    /// <value>Default: <see langword="null"/>, as many ＊ as the span has characters, so that lengths and places stay the same.</value>
    public string? RedactionText { get; set; }

    /// <summary>Gets or sets whether escapes of HTML, JSON and URLs, tags and Base64 in a text are looked through, once.</summary>
    /// <value>Default: <see langword="true"/>.</value>
    public bool HiddenText { get; set; } = true;
}
