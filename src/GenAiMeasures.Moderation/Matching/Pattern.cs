namespace GenAiMeasures.Moderation;

// a sequence of symbols in a pool, and whether finding it counts or only protects (allow phrases and ordinary words)
internal readonly record struct Pattern(int Start, int Length, bool IsCover);
