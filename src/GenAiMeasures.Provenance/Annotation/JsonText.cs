namespace GenAiMeasures.Provenance;

// the text of one whole value, and the line on which it begins
internal readonly record struct JsonText(long Line, string Text);
