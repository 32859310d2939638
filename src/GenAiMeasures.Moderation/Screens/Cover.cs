namespace GenAiMeasures.Moderation;

// an allow phrase or ordinary word that was met
internal readonly record struct Cover(int Term, int Start, int End);
