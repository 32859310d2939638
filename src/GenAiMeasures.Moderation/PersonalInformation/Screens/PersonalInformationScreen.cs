namespace GenAiMeasures.Moderation;

// the recognisers' view of one exchange
internal sealed class PersonalInformationScreen(InformationExchange information, bool minimises) : ExchangeScreen
{
    public override string Name => InformationFindings.ScreenName;

    public override string PolicyVersion => information.Policy.Version;

    public override bool MinimisesInput => minimises && information.Options.TreatmentOf(ScreenSide.Input) >= PersonalInformationTreatment.Mask;

    public override TextScreen? OpenText(ContentPlace place)
    {
        PersonalInformationTreatment treatment = information.Options.TreatmentOf(place.Side);
        bool restores = place is { Side: ScreenSide.Output, Kind: ContentKind.Text or ContentKind.Reasoning }
            && information.Options.TreatmentOf(ScreenSide.Input) == PersonalInformationTreatment.Pseudonym;
        return treatment == PersonalInformationTreatment.None && !restores
            ? null
            : new InformationTextScreen(information, place, treatment, restores);
    }
}
