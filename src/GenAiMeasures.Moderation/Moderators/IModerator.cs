namespace GenAiMeasures.Moderation;

/// <summary>A judge of whole texts or segments: a guard model, a moderation service, a classifier. Must be thread-safe.</summary>
/// <remarks>Lexicons and patterns know at every character what they hold back; a moderator does not. <see cref="ModeratorOptions.Strategy"/> says what leaves meanwhile.</remarks>
public interface IModerator
{
    /// <summary>Gets its name in findings, records and settings; short and stable.</summary>
    string Name { get; }

    /// <summary>Gets the version of everything that decides: model, template, thresholds. A remembered verdict counts only under the version it was given.</summary>
    string Version { get; }

    /// <summary>Gets how many UTF-16 units it can judge at once. Longer texts are cut into overlapping pieces.</summary>
    int MaxCharacters { get; }

    /// <summary>Judges a text.</summary>
    /// <param name="text">The text, and which way it travels.</param>
    /// <param name="cancellationToken">Cancelled when the time is up or the caller gives up.</param>
    /// <returns>The judgement.</returns>
    /// <exception cref="ModeratorException">The answer of a model or service says nothing that can be understood. Any exception is a failure, never a pass.</exception>
    ValueTask<Judgement> ModerateAsync(ModeratedText text, CancellationToken cancellationToken);
}
