namespace GenAiMeasures.AspNetCore;

// a person's request with what only its handler may know
internal sealed record WaitingRequest(SubjectRequest Request, string? About, string? Statement);
