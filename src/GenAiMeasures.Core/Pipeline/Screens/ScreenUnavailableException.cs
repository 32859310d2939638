namespace GenAiMeasures;

// a screen threw or took too long, and the settings say that nothing then gets through
internal sealed class ScreenUnavailableException(string screen, Exception inner)
    : Exception($"The screen '{screen}' failed ({inner.GetType().Name}).", inner)
{
    public string Screen { get; } = screen;
}
