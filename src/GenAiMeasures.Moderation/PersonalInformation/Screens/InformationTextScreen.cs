namespace GenAiMeasures.Moderation;

// One text before the recognisers. In a prompt it only reports: what reaches the model is replaced after all screens. In an
// answer it masks as the text streams, and puts back what pseudonyms stand for.
internal sealed class InformationTextScreen(
    InformationExchange information, ContentPlace place, PersonalInformationTreatment treatment, bool restores) : SynchronousTextScreen
{
    private readonly InformationStream? _stream = treatment == PersonalInformationTreatment.None ? null : new InformationStream();
    private readonly PseudonymReader? _pseudonyms = restores ? new PseudonymReader(information.Vault) : null;

    private readonly string _code = information.Options.Shadow ? "shadow" : InformationFindings.CodeOf(treatment);

    // a span of structured arguments cannot be replaced safely: it is reported
    private readonly bool _redacts = treatment >= PersonalInformationTreatment.Mask && place.Side == ScreenSide.Output
        && place.Kind is ContentKind.Text or ContentKind.Reasoning or ContentKind.TextData or ContentKind.Error or ContentKind.ToolResult;

    protected override long Write(ReadOnlySpan<char> text, ScreenReport report)
    {
        long limit = _stream?.Write(text) ?? long.MaxValue;
        Report(report);
        return _pseudonyms is null ? limit : Math.Min(limit, _pseudonyms.Write(text, report));
    }

    protected override long Complete(ScreenReport report)
    {
        long limit = _stream?.Complete() ?? long.MaxValue;
        Report(report);
        return limit;
    }

    private void Report(ScreenReport report)
    {
        if (_stream is null || _stream.Found.Count == 0)
        {
            return;
        }

        foreach (FoundInformation found in _stream.Found)
        {
            PersonalInformationMatch match = found.Match;
            if (!information.Policy.Counts(match)
                || (place.Side == ScreenSide.Output && information.IsOwn(match.Kind, _stream.TextOf(match))))
            {
                continue;
            }

            string? replacement = !_redacts ? null
                : treatment == PersonalInformationTreatment.Remove ? "[" + match.Kind.ToLabel() + "]"
                : InformationMask.Of(match.Kind, _stream.TextOf(match));
            report.Add(
                InformationFindings.Of(match, place, _redacts ? Verdict.Redact : Verdict.Flag, _code, information.Policy.Version),
                replacement,
                found.DecidedAt);
        }

        _stream.Found.Clear();
    }
}
