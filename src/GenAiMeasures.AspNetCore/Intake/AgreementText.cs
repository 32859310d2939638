namespace GenAiMeasures.AspNetCore;

internal sealed record AgreementText(string Version, string Sha256, string Text, DateTimeOffset? AcceptedAt);
