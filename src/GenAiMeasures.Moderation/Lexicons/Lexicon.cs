namespace GenAiMeasures.Moderation;

// one lexicon as it was read: its terms, its name, the digest of what it was read from
internal sealed record Lexicon(string Name, string Digest, IReadOnlyList<LexiconTerm> Terms);
