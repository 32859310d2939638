namespace GenAiMeasures.Moderation;

// a term found in a text: where, which, and how many characters of the text it took to know; 0 when it took the text's end
internal readonly record struct Hit(int Term, int Start, int Length, int DecidedAt);
