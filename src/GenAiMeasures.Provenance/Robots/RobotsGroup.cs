namespace GenAiMeasures.Provenance;

internal sealed class RobotsGroup
{
    internal List<string> Agents { get; } = [];

    internal List<RobotsRule> Rules { get; } = [];
}
