namespace GenAiMeasures.Moderation;

/// <summary>Tells what is remembered of conversations, for operators and for stages of the host's own. Thread-safe.</summary>
public interface IModerationSessions
{
    /// <summary>Finds what is remembered of a conversation.</summary>
    /// <param name="subject">Whose conversation; only those of identified subjects are remembered.</param>
    /// <param name="conversation">The subject's session id, or else the conversation id of the call's options.</param>
    /// <returns>The memory, or <see langword="null"/> when there is none or it was forgotten.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="subject"/> is <see langword="null"/>.</exception>
    ModerationSession? Find(Subject subject, string conversation);
}
