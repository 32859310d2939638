namespace GenAiMeasures.Moderation;

// the recognisers' view of one exchange
internal sealed class PersonalInformationScreen(InformationExchange information) : ExchangeScreen
{
    public override string Name => InformationFindings.ScreenName;

    public override string PolicyVersion => information.Policy.Version;

    public override TextScreen? OpenText(ContentPlace place)
    {
        PersonalInformationTreatment treatment = place.Side == ScreenSide.Input ? information.Options.Input : information.Options.Output;
        bool restores = place is { Side: ScreenSide.Output, Kind: ContentKind.Text or ContentKind.Reasoning }
            && information.Options.Input == PersonalInformationTreatment.Pseudonym;
        return treatment == PersonalInformationTreatment.None && !restores
            ? null
            : new InformationTextScreen(information, place, treatment, restores);
    }
}
