namespace GenAiMeasures;

/// <summary>What an operator may have done from a console page. Immutable.</summary>
/// <param name="Id">The id that <see cref="IConsolePage.RunAsync"/> is called with: small letters, digits and hyphens. The record names it after the page, such as <c>lexicons.reload</c>.</param>
/// <param name="Title">What it does.</param>
/// <param name="Button">The text of its button.</param>
public sealed record ConsoleAction(string Id, string Title, string Button);
