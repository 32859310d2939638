namespace GenAiMeasures;

// what a kind's writers wait for, and how little a host may let them wait for
internal sealed record KindAcknowledgement(RecordAcknowledgement Level, RecordAcknowledgement Loosest);
