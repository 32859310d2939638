namespace GenAiMeasures.Moderation;

internal static class InformationFindings
{
    internal const string ScreenName = "personalInformation";

    // GB/T 45654-2025 Annex A: infringing rights in personal information
    private static readonly RiskCode Infringing = RiskCode.Parse("A.4.f");

    // A person's own information in a prompt is no risk of theirs; what an answer tells of people is one where it is acted on.
    internal static Finding Of(in PersonalInformationMatch match, ContentPlace place, Verdict verdict, string treatment, string version) => new()
    {
        Place = place,
        Start = match.Start,
        Length = match.Length,
        Verdict = verdict,
        Risk = verdict == Verdict.Redact ? Infringing : default,
        Kind = match.Kind.ToCode(),
        Screen = ScreenName,
        Rule = match.Rule + ":" + treatment,
        PolicyVersion = version,
        Score = match.Score,
    };

    internal static string CodeOf(PersonalInformationTreatment treatment) => treatment switch
    {
        PersonalInformationTreatment.Mask => "mask",
        PersonalInformationTreatment.Pseudonym => "pseudonym",
        PersonalInformationTreatment.Remove => "remove",
        _ => "flag",
    };
}
