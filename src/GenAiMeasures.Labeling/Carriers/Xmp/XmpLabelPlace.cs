namespace GenAiMeasures.Labeling;

// A label in a packet. Start and End are the whole property, ValueStart and ValueEnd what stands in it; offsets count characters.
internal sealed record XmpLabelPlace(XmpLabelForm Form, int Start, int End, int ValueStart, int ValueEnd, LabelText Text, bool IsOurNamespace);
