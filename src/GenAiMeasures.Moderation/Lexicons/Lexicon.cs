namespace GenAiMeasures.Moderation;

// one lexicon as it was read: its terms, its name, the digest of what it was read from, the day of its file
internal sealed record Lexicon(string Name, string Digest, IReadOnlyList<LexiconTerm> Terms, DateOnly? FileDate = null)
{
    // only watches
    internal bool Shadow { get; init; }

    // the latest day that a row states, else that of the file
    internal DateOnly? Changed
    {
        get
        {
            DateOnly? latest = null;
            foreach (LexiconTerm term in Terms)
            {
                latest = Later(latest, Later(term.Added, term.Reviewed));
            }

            return latest ?? FileDate;
        }
    }

    private static DateOnly? Later(DateOnly? one, DateOnly? other) => one is null || other > one ? other : one;
}
