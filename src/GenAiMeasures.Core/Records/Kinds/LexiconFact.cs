namespace GenAiMeasures;

/// <summary>A lexicon as a record names it: never a term of it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Digest">The first digits of the SHA-256 of what it was read from.</param>
/// <param name="Terms">How many terms it has that count.</param>
public sealed record LexiconFact(string Name, string Digest, int Terms);
