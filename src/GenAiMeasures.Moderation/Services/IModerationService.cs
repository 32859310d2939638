namespace GenAiMeasures.Moderation;

/// <summary>Screens texts of an app that do not pass through a chat client: a nickname, an upload, a cached answer. Thread-safe.</summary>
/// <remarks>Nothing is recorded and nobody is refused: the app acts on the result (Interim Measures Art. 4(1), 14(1)).</remarks>
public interface IModerationService
{
    /// <summary>Gets the lexicons in force.</summary>
    IReadOnlyList<LexiconVersion> Lexicons { get; }

    /// <summary>Screens a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="side">Whether it is something that a user wrote or something that was generated: verdicts differ.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>What was found; spans are in UTF-16 units of the text.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is <see langword="null"/>.</exception>
    ValueTask<ModerationResult> ScreenAsync(string text, ScreenSide side = ScreenSide.Input, CancellationToken cancellationToken = default);
}
