namespace GenAiMeasures.Moderation;

// a term found in a text: where, which, and how many characters of the text it took to know; 0 when it took the text's end
internal readonly record struct Hit(int Term, int Start, int Length, int DecidedAt)
{
    // in the place of a term: a run of invisible characters that is too long
    internal const int InvisibleRun = -1;
}
