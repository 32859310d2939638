namespace GenAiMeasures;

internal sealed partial class ExchangeRun
{
    // Ends the exchange: duties that follow from it, then its record. Only the first call counts. Throws when the record
    // cannot be made durable: an exchange that is not on record does not end well.
    internal async ValueTask SettleAsync(ExchangeOutcome outcome, Exception? error = null)
    {
        if (_settled)
        {
            return;
        }

        _settled = true;
        Exchange.Outcome = outcome;
        Exchange.ErrorType = error?.GetType().FullName;
        Report();
        Exception? failure = await RunSettleStagesAsync();
        if (Refusal is { Code: RefusalCodes.RecordUnavailable })
        {
            // there is no opened record that this exchange could close: it is counted, and the gap goes on record later
            _pipeline.Metrics.RecordFailed();
            _pipeline.Gap.Add(_pipeline.Time.GetUtcNow());
            return;
        }

        try
        {
            await RecordSettlementAsync();
        }
        catch (LedgerUnavailableException exception)
        {
            _pipeline.Metrics.RecordFailed();
            Log.RecordFailed(Exchange.Id, exception.InnerException?.GetType().Name ?? exception.GetType().Name);
            throw;
        }

        if (failure is not null)
        {
            throw new InvalidOperationException(
                $"A stage failed while the exchange {Exchange.Id} was settled, so its answer was not finished ({failure.GetType().Name}).", failure);
        }
    }

    // For an exchange that ends with an exception of the model's or by the caller's will: the settlement must not hide it.
    internal async ValueTask SettleQuietlyAsync(ExchangeOutcome outcome, Exception error)
    {
        try
        {
            await SettleAsync(outcome, error);
        }
        catch (Exception exception) when (exception is LedgerUnavailableException or InvalidOperationException)
        {
            // logged where it happened; the caller gets the error that came first
        }
    }

    internal ValueTask FailAsync(Exception exception, CancellationToken cancellationToken) =>
        SettleQuietlyAsync(
            exception is OperationCanceledException && cancellationToken.IsCancellationRequested ? ExchangeOutcome.Cancelled : ExchangeOutcome.Failed,
            exception);

    internal async ValueTask RetractAsync()
    {
        if (Retractions.Count == 0)
        {
            return;
        }

        Exchange.RetractedRanges = Retractions.Count;
        var retraction = new Retraction(Exchange.Id, Retractions, Exchange.Code ?? RefusalCodes.OutputStopped, Exchange.Risk);
        foreach (IRetractionSink sink in _pipeline.RetractionSinks)
        {
            await sink.RetractAsync(retraction, CancellationToken.None);
        }

        Exchange.IsRetracted = true;
    }

    internal void Describe(IDictionary<string, object?> properties, bool generated)
    {
        if (_pipeline.Ledger is not null || Refusal is not null)
        {
            properties[GenAiMeasuresProperties.Exchange] = Exchange.Id.ToString();
        }

        if (Refusal is null && Exchange.Code is { } code)
        {
            properties[GenAiMeasuresProperties.Code] = code;
        }

        Refusal?.Describe(properties);
        if (Retractions.Count > 0)
        {
            properties[GenAiMeasuresProperties.Retraction] = GenAiMeasures.Refusal.Serialize(Retractions);
        }

        foreach (AnswerLabeler labeler in Labelers)
        {
            labeler.Describe(properties, generated);
        }
    }

    internal void Announce(IDictionary<string, object?> properties)
    {
        foreach ((string key, string value) in Exchange.Announcements)
        {
            properties[key] = value;
        }
    }

    // a notice is shown below a refusal only: a model's answer is not written into
    internal string? Notice => Refusal is not null && Exchange.Notice is { } notice ? "\n\n" + notice : null;

    private void Report()
    {
        _pipeline.Metrics.Settled(Exchange);
        Activity?.SetTag(GenAiMeasuresDiagnostics.OutcomeTag, Exchange.Outcome.ToString()).SetTag(GenAiMeasuresDiagnostics.CodeTag, Exchange.Code);
        if (Exchange.Outcome == ExchangeOutcome.Refused)
        {
            Log.Refused(Exchange.Id, Exchange.Code ?? "");
        }
        else if (Exchange.Outcome == ExchangeOutcome.Stopped)
        {
            Log.Stopped(Exchange.Id, Exchange.Code ?? "", Exchange.Risk.Value);
        }
    }

    private async ValueTask<Exception?> RunSettleStagesAsync()
    {
        Exception? failure = null;
        foreach (ExchangeStage stage in _pipeline.Stages)
        {
            try
            {
                await stage.SettleAsync(Exchange, CancellationToken.None);
            }
#pragma warning disable CA1031 // the other stages' duties and the record still have to be done; the failure is thrown after them
            catch (Exception exception)
#pragma warning restore CA1031
            {
                Exchange.ErrorType ??= exception.GetType().FullName;
                failure ??= exception;
            }
        }

        return failure;
    }

    private async ValueTask RecordSettlementAsync()
    {
        if (_pipeline.Ledger is not { } ledger)
        {
            return;
        }

        bool early = Options.Records.FinalUpdate == FinalUpdate.AfterQueued;
        await _opened;
        ValueTask append = ledger.AppendAsync(Settlement.Of(Exchange, Elapsed, early, KeptContent()), CancellationToken.None);
        if (early)
        {
            ObserveAsync(append.AsTask());
        }
        else
        {
            await append;
        }
    }

    private ExchangeContent? KeptContent() =>
        Content is not null && (Exchange.OpensIncident || Options.Records.RetainContent == ContentRetention.Always)
            ? Content.Take(Exchange.Messages, Exchange.OpensIncident)
            : null;

    // the caller has the answer already; what is left is to say loudly that its record failed
    private async void ObserveAsync(Task append)
    {
        try
        {
            await append.ConfigureAwait(false);
        }
#pragma warning disable CA1031 // nobody is left to throw to
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _pipeline.Metrics.RecordFailed();
            Log.RecordFailed(Exchange.Id, exception.GetType().Name);
        }
    }
}
