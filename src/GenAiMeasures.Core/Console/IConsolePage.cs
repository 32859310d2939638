namespace GenAiMeasures;

/// <summary>
/// A page of the console that a package or the host brings: the console of GenAiMeasures.AspNetCore shows every one that is registered
/// as a singleton, and draws it. A page gives facts and texts only; what it gives is encoded, so that no text of it can become markup.
/// Implementations are thread-safe.
/// </summary>
public interface IConsolePage
{
    /// <summary>Gets the name in the page's address: small letters, digits and hyphens, such as <c>lexicons</c>. Two pages with one id are a start-up error of the console.</summary>
    string Id { get; }

    /// <summary>Gets the title in Chinese.</summary>
    string TitleChinese { get; }

    /// <summary>Gets the title in English.</summary>
    string TitleEnglish { get; }

    /// <summary>Reads what the page shows now. Everybody who may look at the console may call it, as often as they like: what is costly is remembered.</summary>
    /// <param name="view">In which language, and of which item.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The content, or <see langword="null"/> where there is no such item.</returns>
    /// <exception cref="InvalidOperationException">It cannot be shown now; the message says why to the person who looks.</exception>
    ValueTask<ConsoleContent?> ReadAsync(ConsoleView view, CancellationToken cancellationToken = default);

    /// <summary>Does what a person asked for (<see cref="ConsoleContent.Actions"/>). The console has checked that the person is an operator and has recorded who, what and why before it calls.</summary>
    /// <param name="action">The id of an action that the page offered.</param>
    /// <param name="author">Who asked, as records name them.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>A task that ends when it is done.</returns>
    /// <exception cref="KeyNotFoundException">There is no such action.</exception>
    /// <exception cref="InvalidOperationException">It was not done; the message says why to the person who asked.</exception>
    ValueTask RunAsync(string action, string author, string reason, CancellationToken cancellationToken = default) =>
        throw new KeyNotFoundException($"The page '{Id}' has no action '{action}'.");
}
