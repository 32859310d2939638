namespace GenAiMeasures.Moderation;

// When lexicons were last read while the service ran, and whether what was read is in force.
internal sealed record LexiconReload(DateTimeOffset At, bool IsInForce, bool HasChanged);
