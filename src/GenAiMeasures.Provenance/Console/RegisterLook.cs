namespace GenAiMeasures.Provenance;

// The register and what its rules found, as they were a moment ago.
internal sealed record RegisterLook(RegisterSnapshot Snapshot, RegisterReport Report, DateTimeOffset At);
