namespace GenAiMeasures.Moderation;

// a part of a text that a moderator was asked about
internal readonly record struct AskedSegment(int Start, int End, Task<Judgement> Answer);
