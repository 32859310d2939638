namespace GenAiMeasures.AspNetCore;

internal sealed record DeclarationInput(string? Reference);
