namespace GenAiMeasures.Testing;

/// <summary>One way of writing a term so that it is read by people and missed by a plain search.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Write">Writes a term that way; <see langword="null"/> where the trick does not apply to it.</param>
public sealed record EvasionTrick(string Name, Func<string, string?> Write);
