namespace GenAiMeasures.AspNetCore;

internal sealed record AppealInput(string? Reference);
