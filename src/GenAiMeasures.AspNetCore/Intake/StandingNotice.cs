namespace GenAiMeasures.AspNetCore;

// how the caller stands
internal sealed record StandingNotice(Standing Standing, DateTimeOffset? Until, IReadOnlyList<string> Features, string? Appeal);
