namespace GenAiMeasures.Labeling;

// A tag or comment of an HTML head that holds a label. Offsets count characters; ValueStart and ValueEnd are those of the content, without quotes.
internal readonly record struct HtmlMeta(bool IsComment, int Start, int End, int ValueStart, int ValueEnd);
