namespace GenAiMeasures.Filing;

internal sealed record ManifestField(string Name, string? Value);
