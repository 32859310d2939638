namespace GenAiMeasures.Moderation;

/// <summary>One lexicon in force.</summary>
/// <param name="Name">Its name, as findings cite it.</param>
/// <param name="Digest">The first 16 hexadecimal digits of the SHA-256 of what it was read from.</param>
/// <param name="Terms">How many terms it has that count.</param>
/// <param name="Stopping">How many of them end the exchange when found.</param>
/// <param name="Covers">How many allow phrases and ordinary words it has.</param>
public sealed record LexiconVersion(string Name, string Digest, int Terms, int Stopping, int Covers)
{
    /// <summary>Gets the day of its latest change or review: what its rows state, or the date of its file. <see langword="null"/> where neither is known.</summary>
    public DateOnly? Changed { get; init; }

    /// <summary>Gets whether it only watches: what it finds is flagged, and nothing of it refuses or protects.</summary>
    public bool Shadow { get; init; }
}
