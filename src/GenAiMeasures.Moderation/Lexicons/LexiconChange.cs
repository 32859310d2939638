namespace GenAiMeasures.Moderation;

// what came of a changed file: other lexicons in force, or the same ones and why
internal sealed record LexiconChange(LexiconSnapshot Before, LexiconSnapshot After, LexiconException? Failure);
