namespace GenAiMeasures;

/// <summary>Finds personal information in a text and writes the text without it. Implemented by packages and hosts; all that are registered are asked, one after the other. Thread-safe.</summary>
public interface IPersonalInformationMinimiser
{
    /// <summary>Writes a text without its personal information.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The text with the personal information replaced, or <see langword="null"/> when it holds none.</returns>
    string? Minimise(string text);
}
