namespace GenAiMeasures.AspNetCore;

// which records: of a kind, and holding a text (a pseudonym, an exchange, a code)
internal readonly record struct RecordFilter(RecordKind? Kind, string Text);
