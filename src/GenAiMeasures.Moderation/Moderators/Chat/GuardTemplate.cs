using Microsoft.Extensions.AI;

namespace GenAiMeasures.Moderation;

/// <summary>How a guard model is asked, and how its answer is read. Immutable and thread-safe.</summary>
public abstract class GuardTemplate
{
    /// <summary>Gets the template's name and version, a part of the moderator's version.</summary>
    public abstract string Version { get; }

    /// <summary>Writes the question.</summary>
    /// <param name="text">The text to judge.</param>
    /// <returns>The messages for the guard model.</returns>
    public abstract IReadOnlyList<ChatMessage> Ask(ModeratedText text);

    /// <summary>Reads the answer.</summary>
    /// <param name="answer">The model's text.</param>
    /// <returns>The judgement, or <see langword="null"/> when the answer says nothing that can be understood.</returns>
    public abstract Judgement? Read(string answer);
}
