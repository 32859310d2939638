namespace GenAiMeasures.Labeling;

// the two mandated elements of a text label in one language; any word of each list is one
internal sealed record WordingElements(string Language, string[] Ai, string[] Generation, string Source, Confidence Confidence);
