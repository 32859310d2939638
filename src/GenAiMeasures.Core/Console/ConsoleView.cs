namespace GenAiMeasures;

/// <summary>Who looks at a page of the console: in which language, and at which item. Immutable.</summary>
/// <param name="IsChinese">Whether in Chinese; otherwise in English.</param>
/// <param name="Item">The item of the page that was asked for, as its address gives it, or <see langword="null"/> for the page itself.</param>
public sealed record ConsoleView(bool IsChinese, string? Item)
{
    /// <summary>Gives the text of the language that is read.</summary>
    /// <param name="chinese">The text in Chinese.</param>
    /// <param name="english">The text in English.</param>
    /// <returns>One of the two.</returns>
    public string T(string chinese, string english) => IsChinese ? chinese : english;
}
