namespace GenAiMeasures;

internal static class Settlement
{
    internal static ExchangeSettled Of(Exchange exchange, TimeSpan duration, bool finalUpdateBeforeRecord, ExchangeContent? content = null) => new()
    {
        Exchange = exchange.Id,
        Person = exchange.Subject,
        Content = content,
        Outcome = exchange.Outcome,
        Verdict = exchange.Verdict,
        Code = exchange.Code,
        Risk = exchange.Risk.IsNone ? null : exchange.Risk.Value,
        Findings = [.. exchange.Findings.Select(FindingFact.Of)],
        Labels = [.. exchange.Labels],
        Unchecked = [.. exchange.Unchecked],
        Model = exchange.ModelId,
        ReleasedCharacters = exchange.ReleasedCharacters,
        RetractedRanges = exchange.RetractedRanges,
        InputTokens = exchange.Usage?.InputTokenCount,
        OutputTokens = exchange.Usage?.OutputTokenCount,
        FirstUpdateMilliseconds = exchange.FirstUpdate?.TotalMilliseconds,
        DurationMilliseconds = duration.TotalMilliseconds,
        StopLatencyMilliseconds = exchange.StopLatency?.TotalMilliseconds,
        ErrorType = exchange.ErrorType,
        ToolSeatMissing = exchange.ToolSeatMissing,
        FinalUpdateBeforeRecord = finalUpdateBeforeRecord,
    };
}
