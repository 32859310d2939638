namespace GenAiMeasures.Moderation;

// the lexicons' view of one exchange: the version in force when the exchange began, to its end
internal sealed class LexiconScreen(LexiconSnapshot snapshot) : ExchangeScreen
{
    public override string Name => LexiconFindings.ScreenName;

    public override string PolicyVersion => snapshot.Digest;

    public override TextScreen? OpenText(ContentPlace place) => new LexiconTextScreen(snapshot, place);
}
