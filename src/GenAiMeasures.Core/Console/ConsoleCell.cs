namespace GenAiMeasures;

/// <summary>A text of a console page and how it is drawn. Immutable.</summary>
/// <param name="Text">The text, as text: it is encoded.</param>
public sealed record ConsoleCell(string Text)
{
    /// <summary>Gets how much it should strike the eye. In a table, other tones than <see cref="ConsoleTone.Plain"/> are drawn as a mark.</summary>
    /// <value>Default: <see cref="ConsoleTone.Plain"/>.</value>
    public ConsoleTone Tone { get; init; }

    /// <summary>Gets the item of the same page that it leads to, or <see langword="null"/>.</summary>
    public string? Item { get; init; }

    /// <summary>Gets whether it is a number, a digest or another sign that is read letter by letter.</summary>
    public bool IsCode { get; init; }

    /// <summary>Makes a plain cell.</summary>
    /// <param name="text">The text; <see langword="null"/> is an empty one.</param>
    public static implicit operator ConsoleCell(string? text) => FromString(text);

    /// <summary>Makes a plain cell.</summary>
    /// <param name="text">The text; <see langword="null"/> is an empty one.</param>
    /// <returns>The cell.</returns>
    public static ConsoleCell FromString(string? text) => new(text ?? "");
}
