namespace GenAiMeasures.AspNetCore;

internal sealed record RequestInput(SubjectRequestKind? Kind, string? About, string? Statement);
