namespace GenAiMeasures.AspNetCore;

// the digest says which text was on the screen: another one than the text in force is not accepted
internal sealed record AgreementInput(string? Version, string? Sha256);
