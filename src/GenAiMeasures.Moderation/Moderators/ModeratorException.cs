namespace GenAiMeasures.Moderation;

/// <summary>A moderator's answer could not be understood. The message holds neither the text that was judged nor the answer.</summary>
/// <param name="moderator">The moderator's name.</param>
/// <param name="problem">What is wrong with the answer, in English.</param>
/// <param name="innerException">What was thrown, if anything.</param>
public sealed class ModeratorException(string moderator, string problem, Exception? innerException = null)
    : Exception($"The moderator '{moderator}' gave an answer that cannot be used: {problem}.", innerException)
{
    /// <summary>Gets the moderator's name.</summary>
    public string Moderator { get; } = moderator;
}
