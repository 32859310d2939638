namespace GenAiMeasures;

/// <summary>One part of the configuration that changed. Immutable.</summary>
/// <param name="Name">The section of the settings, such as <c>Records</c>, or <c>policy:</c> with a screen's name.</param>
/// <param name="Before">The SHA-256 of the section, or the policy's version, as it was; <see langword="null"/> when it was not there.</param>
/// <param name="After">The SHA-256 of the section, or the policy's version, as it is.</param>
public sealed record ConfigurationChange(string Name, string? Before, string After);
