namespace GenAiMeasures;

// the ruling that ends an answer, and the text it was found in; no text for a content that was screened as a whole
internal readonly record struct Ending(ScreenRuling Ruling, TextRun? Text);
