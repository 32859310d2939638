namespace GenAiMeasures;

// The ruling that ends an answer, and the text it was found in; no text for a content that was screened as a whole. A class,
// for there is at most one in an exchange and every update's way through the pipeline carries room for it.
internal sealed record Ending(ScreenRuling Ruling, TextRun? Text);
