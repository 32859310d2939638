namespace GenAiMeasures.Filing;

internal sealed record SecretRule(string Code, string Pattern, string Chinese, string English);
