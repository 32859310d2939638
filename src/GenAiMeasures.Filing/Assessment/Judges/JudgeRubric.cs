namespace GenAiMeasures.Filing;

internal sealed record JudgeRubric(string Version, string Content, string Refusal);
