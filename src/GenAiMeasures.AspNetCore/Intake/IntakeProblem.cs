namespace GenAiMeasures.AspNetCore;

// why nothing was taken: a stable code, and a text in both languages
internal sealed record IntakeProblem(string Code, string Chinese, string English);
