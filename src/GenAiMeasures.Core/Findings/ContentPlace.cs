using System.Globalization;

namespace GenAiMeasures;

/// <summary>Where in an exchange a text stands.</summary>
/// <param name="Side">Towards the model or from it.</param>
/// <param name="Kind">Which part of the message it is.</param>
/// <param name="Message">The message's number within its side, from 0; -1 for instructions.</param>
/// <param name="Content">The number of the content within the message, from 0; the visible text and the reasoning of a message are one text each and have the number of their first content.</param>
public readonly record struct ContentPlace(ScreenSide Side, ContentKind Kind, int Message, int Content)
{
    /// <summary>The place in a short form for records, such as <c>output/text/0.1</c>.</summary>
    /// <returns>The short form.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{(Side == ScreenSide.Input ? "input" : "output")}/{Kind.ToCode()}/{Message}.{Content}");
}
