namespace GenAiMeasures.Moderation;

// what an allow phrase or ordinary word does to a match
internal static class CoverRules
{
    internal static CoverEffect EffectOf(CompiledTerm[] terms, in Cover cover, in Candidate candidate)
    {
        ref readonly CompiledTerm by = ref terms[cover.Term];
        ref readonly CompiledTerm term = ref terms[candidate.Term];
        if (by.Lexicon > term.Lexicon)
        {
            return CoverEffect.LowerPrecedence;
        }

        // what only watches never lets through what is in force
        if (by.Is(TermFlags.Shadow) && !term.Is(TermFlags.Shadow))
        {
            return CoverEffect.WatchesOnly;
        }

        if (by.Is(TermFlags.Allow))
        {
            return cover.Start <= candidate.Start && cover.End >= candidate.End ? CoverEffect.Protects : CoverEffect.DoesNotHoldTheMatch;
        }

        return !term.Is(TermFlags.Straddled) ? CoverEffect.TermTooLong
            : Straddles(cover, candidate) ? CoverEffect.Protects
            : CoverEffect.WithinTheMatch;
    }

    // a word that reaches beyond the hit on one side at least, and shares characters with it
    private static bool Straddles(in Cover cover, in Candidate candidate) =>
        cover.Start < candidate.End && cover.End > candidate.Start && (cover.Start < candidate.Start || cover.End > candidate.End);
}
