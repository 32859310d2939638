namespace GenAiMeasures.Moderation;

// a term that was met, and may still turn out to be protected, inside a longer word, or preceded by another one
internal readonly record struct Candidate(int Term, int Start, int End, bool AwaitsWordEnd);
