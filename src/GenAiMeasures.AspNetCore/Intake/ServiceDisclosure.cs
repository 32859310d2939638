namespace GenAiMeasures.AspNetCore;

internal sealed record ServiceDisclosure(string Provider, string Service, string? ModelFilingNumber, string? AlgorithmFilingNumber, string? Text);
