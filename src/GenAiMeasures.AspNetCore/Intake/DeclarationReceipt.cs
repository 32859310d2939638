namespace GenAiMeasures.AspNetCore;

internal sealed record DeclarationReceipt(string Reference, DateTimeOffset At);
