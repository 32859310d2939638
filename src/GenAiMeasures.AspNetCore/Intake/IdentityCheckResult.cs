namespace GenAiMeasures.AspNetCore;

/// <summary>The result of an identity check, as it is recorded.</summary>
/// <param name="Method">How it was checked, such as <c>sms</c>; no document.</param>
/// <param name="Passed">Whether the person is who they say.</param>
public sealed record IdentityCheckResult(string Method, bool Passed);
