namespace GenAiMeasures;

// the class of record kinds, by their numbers
internal sealed record KindRetention(int From, int To, string Class);
