namespace GenAiMeasures.Filing;

// A piece of evidence: the file's name in the package and its SHA-256, or neither where it is still missing.
internal sealed record EvidenceItem(string Name, string? File = null, string? Sha256 = null);
