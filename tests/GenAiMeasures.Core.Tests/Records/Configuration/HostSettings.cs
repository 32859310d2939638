namespace GenAiMeasures.Tests;

internal sealed class HostSettings
{
    public int Minutes { get; set; }
}
