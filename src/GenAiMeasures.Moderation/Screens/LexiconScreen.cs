namespace GenAiMeasures.Moderation;

// the lexicons' view of one exchange: the version in force when the exchange began, to its end
internal sealed class LexiconScreen(LexiconPolicy policy, LexiconSnapshot snapshot, string name) : ExchangeScreen
{
    public override string Name => name;

    public override string PolicyVersion => snapshot.Digest;

    public override TextScreen? OpenText(ContentPlace place) => name switch
    {
        LexiconFindings.PatternScreenName => new PatternTextScreen(policy, snapshot, place),
        LexiconFindings.HiddenScreenName => new HiddenTextScreen(policy, place),
        _ => new LexiconTextScreen(policy, snapshot, name, place),
    };
}
