namespace GenAiMeasures.Labeling;

// a key of a dictionary with its value; Start is where the key begins
internal readonly record struct PdfMember(string Key, int Start, PdfValue Value);
