namespace GenAiMeasures;

internal sealed partial class ExchangeRun
{
    // Opens the exchange and decides whether it may take place. False when it was refused.
    internal async ValueTask<bool> AdmitAsync(CancellationToken cancellationToken)
    {
        try
        {
            OpenScreens();
            await OpenRecordAsync(cancellationToken);
            if (!CheckSubject())
            {
                return false;
            }

            if (!await RunStagesAsync(cancellationToken))
            {
                return false;
            }

            foreach (ExchangeStage stage in _pipeline.Stages)
            {
                if (stage.OpenLabeler(Exchange) is { } labeler)
                {
                    Labelers.Add(labeler);
                }
            }

            return true;
        }
        catch (Exception exception) when (TryRefuse(exception))
        {
            return false;
        }
    }

    private void OpenScreens()
    {
        foreach (ExchangeStage stage in _pipeline.Stages)
        {
            try
            {
                if (stage.OpenScreen(Exchange) is { } screen)
                {
                    Screens.Add(screen);
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Guard.Fail(stage.Name, exception);
            }
        }
    }

    private async ValueTask OpenRecordAsync(CancellationToken cancellationToken)
    {
        if (_pipeline.Ledger is not { } ledger)
        {
            return;
        }

        await _pipeline.EnsureStartedAsync();
        await _pipeline.Gap.RecordAsync(ledger);
        await WatchPoliciesAsync();
        Subject? subject = Exchange.Subject;
        var record = new ExchangeOpened
        {
            Exchange = Exchange.Id,
            Person = subject,
            Subject = subject is null ? null : await ledger.GetPseudonymAsync(subject, cancellationToken),
            SubjectKind = subject?.Kind,
            Session = subject?.SessionId is { Length: > 0 } session
                ? await ledger.GetPseudonymAsync(new Subject("session:" + session) { Tenant = subject.Tenant }, cancellationToken)
                : null,
            Streaming = _streaming,
            Messages = Exchange.Messages.Count,
            Policies = Screens.ToDictionary(s => s.Name, s => s.PolicyVersion, StringComparer.Ordinal),
        };

        // not awaited here: the model works meanwhile. The task is always observed, by OpenedAsync or by settling.
        _opened = ledger.AppendAsync(record, CancellationToken.None).AsTask();
        if (_opened.IsFaulted)
        {
            await _opened;
        }
    }

    private async ValueTask WatchPoliciesAsync()
    {
        if (_pipeline.Configuration is not { } configuration)
        {
            return;
        }

        foreach (ExchangeScreen screen in Screens)
        {
            if (!configuration.Knows(screen.Name, screen.PolicyVersion))
            {
                await configuration.UseAsync(screen.Name, screen.PolicyVersion);
            }
        }
    }

    private bool CheckSubject()
    {
        if (Call.ResolverError is { } error)
        {
            Log.ResolverFailed(error.GetType().Name, Exchange.Id);
            Refuse(RefusalCodes.AdmissionUnavailable);
            return false;
        }

        if (Exchange.Subject is null)
        {
            Refuse(RefusalCodes.SubjectUnknown);
            return false;
        }

        return true;
    }

    private async ValueTask<bool> RunStagesAsync(CancellationToken cancellationToken)
    {
        bool screened = false;
        foreach (ExchangeStage stage in _pipeline.Stages)
        {
            if (!screened && stage.Order >= StageOrder.Screen)
            {
                screened = true;
                if (!await ScreenInputAsync(cancellationToken))
                {
                    return false;
                }
            }

            Admission admission = await AskAsync(stage, cancellationToken);
            if (!admission.IsPass)
            {
                Refuse(admission.Code!, admission.Risk, admission.Text);
                return false;
            }
        }

        return screened || await ScreenInputAsync(cancellationToken);
    }

    private async ValueTask<bool> ScreenInputAsync(CancellationToken cancellationToken)
    {
        if (Screens.Count == 0 || await new InputScreening(this).RunAsync(cancellationToken) is not { } ruling)
        {
            return true;
        }

        RefuseBy(ruling);
        return false;
    }

    private async ValueTask<Admission> AskAsync(ExchangeStage stage, CancellationToken cancellationToken)
    {
        try
        {
            return await stage.AdmitAsync(Exchange, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && exception is not LedgerUnavailableException)
        {
            Log.AdmissionFailed(stage.Name, exception.GetType().Name, Exchange.Id);
            return Admission.Refuse(RefusalCodes.AdmissionUnavailable);
        }
    }
}
