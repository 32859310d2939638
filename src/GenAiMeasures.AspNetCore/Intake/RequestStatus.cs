namespace GenAiMeasures.AspNetCore;

internal sealed record RequestStatus(string Id, SubjectRequestKind Kind, SubjectRequestStep Step, DateOnly? Due, string? Ground);
