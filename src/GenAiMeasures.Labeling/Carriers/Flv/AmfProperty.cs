namespace GenAiMeasures.Labeling;

// a property of script data: from its name to the end of its value; the path names what it stands in
internal readonly record struct AmfProperty(string Path, string Name, int Start, int ValueStart, int End);
