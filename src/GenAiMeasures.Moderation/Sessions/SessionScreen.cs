namespace GenAiMeasures.Moderation;

// the texts of an answer with what stands before them; of what goes to the model the stage looks itself
internal sealed class SessionScreen(LexiconPolicy policy, SessionExchange session, Exchange exchange, SessionOptions options) : ExchangeScreen
{
    public override string Name => LexiconFindings.SessionScreenName;

    public override string PolicyVersion => policy.Snapshot.Digest;

    public override TextScreen? OpenText(ContentPlace place)
    {
        if (place is not { Side: ScreenSide.Output, Kind: ContentKind.Text })
        {
            return null;
        }

        bool isFirst = session.IsFirst(place);
        string before = session.Before(place, exchange.Messages);
        return new SessionTextScreen(policy, session, place, before, isFirst ? options.ShortestAcrossTurns : 1);
    }
}
