namespace GenAiMeasures.Moderation;

// a sequence of symbols in a pool, whether finding it counts or only protects (allow phrases and ordinary words), and the
// number under which it is found
internal readonly record struct Pattern(int Start, int Length, bool IsCover, int Number);
