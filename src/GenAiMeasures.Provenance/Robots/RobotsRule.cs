namespace GenAiMeasures.Provenance;

internal sealed record RobotsRule(bool IsAllow, string Pattern, string Line);
