namespace GenAiMeasures;

/// <summary>The version of a material. Immutable.</summary>
/// <param name="Digest">A digest over its content and nothing else: how it is matched, or in which format its file is, makes no new version.</param>
/// <param name="Items">How many items it has.</param>
public sealed record MaterialVersion(string Digest, int Items);
