namespace GenAiMeasures;

// the class of a part that does not follow its record's kind
internal sealed record PartRetention(RecordPartId Part, string Class);
