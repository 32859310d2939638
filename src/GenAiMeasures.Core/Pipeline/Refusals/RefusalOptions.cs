namespace GenAiMeasures;

/// <summary>What users read when they are refused.</summary>
public sealed class RefusalOptions
{
    /// <summary>Gets or sets the language.</summary>
    /// <value>Default: <see cref="RefusalLanguage.Chinese"/>.</value>
    public RefusalLanguage Language { get; set; } = RefusalLanguage.Chinese;

    /// <summary>Gets texts that replace ours, by refusal code. They are used in every language.</summary>
    /// <value>Default: empty.</value>
    public IDictionary<string, string> Texts { get; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
