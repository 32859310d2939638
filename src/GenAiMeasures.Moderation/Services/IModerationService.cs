using Microsoft.Extensions.AI;

#pragma warning disable RS0026, RS0027 // the overloads differ in their first parameter, which nobody can confuse; all came in one version

namespace GenAiMeasures.Moderation;

/// <summary>Screens texts of an app that do not pass through a chat client: a nickname, an upload, a cached answer. Thread-safe.</summary>
/// <remarks>
/// The same screens as in the pipeline, over the same kinds of content: lexicons with every switch, expressions, hidden text,
/// personal information and moderators, as far as they are registered. Nothing is recorded and nobody is refused: the app
/// acts on the result (Interim Measures Art. 4(1), 14(1)).
/// </remarks>
public interface IModerationService
{
    /// <summary>Gets the lexicons in force.</summary>
    IReadOnlyList<LexiconVersion> Lexicons { get; }

    /// <summary>Screens a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="side">Whether it is something that a user wrote or something that was generated: verdicts differ.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>What was found; spans are in UTF-16 units of the text. What stands behind the place where a stop falls is not looked at.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is <see langword="null"/>.</exception>
    ValueTask<ModerationResult> ScreenAsync(string text, ScreenSide side = ScreenSide.Input, CancellationToken cancellationToken = default);

    /// <summary>Screens contents: text, reasoning, tool names, arguments and results, text data, links, nested contents.</summary>
    /// <param name="contents">The contents, as those of one message; never changed.</param>
    /// <param name="side">Whether a user wrote them or they were generated.</param>
    /// <param name="cancellationToken">Cancelled when the caller gives up.</param>
    /// <returns>What was found; places have the content's number, spans are in UTF-16 units of the place's text.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="contents"/> is <see langword="null"/>.</exception>
    ValueTask<ModerationResult> ScreenAsync(IEnumerable<AIContent> contents, ScreenSide side = ScreenSide.Input, CancellationToken cancellationToken = default);

    /// <summary>Screens a text as it streams: pieces come out as far as they may leave, with redactions applied; the stream ends where a stop falls, and the source is then disposed.</summary>
    /// <param name="pieces">The text in pieces.</param>
    /// <param name="side">Whether it was generated or a user wrote it.</param>
    /// <returns>The text that may leave; its <see cref="ModeratedPieces.Result"/> says why it ended.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="pieces"/> is <see langword="null"/>.</exception>
    ModeratedPieces ScreenAsync(IAsyncEnumerable<string> pieces, ScreenSide side = ScreenSide.Output);

    /// <summary>Explains every match of the lexicons in a text: by which rule and version, in which normalised form, and what protects it or why nothing does. For the operator only: the explanation holds the terms.</summary>
    /// <param name="text">The text.</param>
    /// <param name="side">Whether a user wrote it or it was generated.</param>
    /// <returns>The matches by where they start, protected ones among them.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is <see langword="null"/>.</exception>
    IReadOnlyList<MatchExplanation> Explain(string text, ScreenSide side = ScreenSide.Input);
}
