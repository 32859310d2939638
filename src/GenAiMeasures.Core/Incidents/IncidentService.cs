using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;

namespace GenAiMeasures;

// As with standing: a step is written together with the state it makes, and goes on record before the caller is told.
internal sealed partial class IncidentService : IIncidentService, IMeasureFollower, IDisposable
{
    internal const string Pipeline = "pipeline";

    // an incident is written as a whole with each step
    private const int MostJoined = 500;

    private readonly IIncidentStore _store;
    private readonly ILedger _ledger;
    private readonly IncidentOptions _options;
    private readonly TimeProvider _time;
    private readonly RandomSource _random;
    private readonly ComplianceMetrics _metrics;
    private readonly IRectificationSamples? _samples;
    private readonly SemaphoreSlim _recording = new(1, 1);
    private volatile StateUnavailableException? _failure;

    public IncidentService(
        IIncidentStore store,
        ILedger ledger,
        IOptions<GenAiComplianceOptions> options,
        TimeProvider time,
        RandomSource random,
        ComplianceMetrics metrics,
        IRectificationSamples? samples = null)
    {
        _store = store;
        _ledger = ledger;
        _options = options.Value.Incidents;
        _time = time;
        _random = random;
        _metrics = metrics;
        _samples = samples;
    }

    // the last failure of the store, until it answers again
    internal StateUnavailableException? Failure => _failure;

    private DateTimeOffset Now => _time.GetUtcNow();

    public async ValueTask<Incident?> FindAsync(string id, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        return await LoadAsync(id, cancellationToken) is { } incident ? await RecordAsync(incident, cancellationToken) : null;
    }

    public async IAsyncEnumerable<Incident> ListAsync(IncidentQuery? query = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (Incident incident in _store.ListAsync(query ?? new IncidentQuery(), cancellationToken))
        {
            yield return incident;
        }
    }

    public void Dispose() => _recording.Dispose();

    // what an earlier process wrote and could not record any more
    internal async Task RecoverAsync(CancellationToken cancellationToken)
    {
        List<Incident> unrecorded = await ListAsync(new IncidentQuery { Unrecorded = true }, cancellationToken).ToListAsync(cancellationToken);
        foreach (Incident incident in unrecorded)
        {
            await RecordAsync(incident, cancellationToken);
        }
    }

    // Opens an incident under a number that follows from its cause: a second opening for the same cause opens nothing.
    internal async ValueTask OpenOnceAsync(Incident incident, CancellationToken cancellationToken)
    {
        if (await CommitAsync(incident, cancellationToken))
        {
            _metrics.IncidentOpened(incident.Kind);
            await RecordAsync(incident, cancellationToken);
        }
        else
        {
            await FindAsync(incident.Id, cancellationToken);
        }
    }

    // Joins an exchange to the incident of its kind, risk and rule where that still waits for its rectification, and opens it where there is
    // none. The number follows from what is joined, so that instances need not ask one another.
    internal async ValueTask OpenOrJoinAsync(Incident joined, Incident alone, CancellationToken cancellationToken)
    {
        if (await CommitAsync(joined, cancellationToken))
        {
            _metrics.IncidentOpened(joined.Kind);
            await RecordAsync(joined, cancellationToken);
            return;
        }

        while (await FindAsync(joined.Id, cancellationToken) is { IsClosed: false, Occurrences: < MostJoined } known && !known.Has(IncidentStep.Rectified))
        {
            // an exchange that settles twice counts once
            if (known.Steps.Any(s => s.Exchange == alone.Exchange))
            {
                return;
            }

            IncidentStepTaken again = alone.Steps[0] with { Step = IncidentStep.Recurred, StopLatencyMilliseconds = alone.StopLatencyMilliseconds };
            Incident next = known.With(again) with { Version = known.Version + 1 };
            if (await CommitAsync(next, cancellationToken))
            {
                await RecordAsync(next, cancellationToken);
                return;
            }
        }

        await OpenOnceAsync(alone, cancellationToken);
    }

    public async ValueTask FollowAsync(StandingChanged change, CancellationToken cancellationToken)
    {
        if (!_options.Opens(change.Step))
        {
            return;
        }

        Incident incident = new Incident
        {
            Id = Number(change.Id, IncidentKind.UserConduct),
            Kind = IncidentKind.UserConduct,
            OpenedAt = change.At,
            Exchange = change.Exchange,
            Subject = change.Subject,
            Risk = change.Risk,
        }
            .With(new IncidentStepTaken { Step = IncidentStep.Found, At = change.At, Author = Pipeline, Subject = change.Subject, Risk = change.Risk })
            .With(new IncidentStepTaken { Step = IncidentStep.Measured, At = change.At, Author = change.Author, Detail = change.Step.ToString(), Reference = change.Id });
        await OpenOnceAsync(incident, cancellationToken);
    }

    internal static string Number(string cause, IncidentKind kind) => string.Create(CultureInfo.InvariantCulture, $"{cause}-{(int)kind}");

    private string NewId() => ExchangeId.Create(Now, _random).ToString();

    private async ValueTask<Incident> ChangeAsync(string id, Func<Incident, IncidentStepTaken> step, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        while (true)
        {
            Incident incident = await FindAsync(id, cancellationToken)
                ?? throw new KeyNotFoundException($"There is no incident {id}. See IIncidentService.ListAsync() or 'genai-measures incidents list' for the numbers.");
            Incident next = IncidentMachine.Take(incident, step(incident)) with { Version = incident.Version + 1 };
            if (await CommitAsync(next, cancellationToken))
            {
                return await RecordAsync(next, cancellationToken);
            }
        }
    }

    private async ValueTask<Incident> RecordAsync(Incident incident, CancellationToken cancellationToken)
    {
        if (incident.Unrecorded == 0)
        {
            return incident;
        }

        await _recording.WaitAsync(cancellationToken);
        try
        {
            while (true)
            {
                incident = (await LoadAsync(incident.Id, cancellationToken))!;
                if (incident.Unrecorded == 0)
                {
                    return incident;
                }

                foreach (IncidentStepTaken step in incident.Steps.Skip(incident.Steps.Count - incident.Unrecorded))
                {
                    await AppendAsync(incident, step);
                }

                Incident recorded = incident with { Version = incident.Version + 1, Unrecorded = 0 };
                if (await CommitAsync(recorded, CancellationToken.None))
                {
                    return recorded;
                }
            }
        }
        finally
        {
            _recording.Release();
        }
    }

    // not cancelled by whoever waits: what is written must go on record
    private async ValueTask AppendAsync(Incident incident, IncidentStepTaken step)
    {
        if (step.Step == IncidentStep.Reported)
        {
            await _ledger.AppendAsync(
                new RegulatorReported
                {
                    Case = incident.Id,
                    Authority = step.Authority ?? "",
                    Channel = step.Channel ?? "",
                    Reference = step.Reference ?? "",
                    SentAt = step.SentAt ?? step.At,
                    Author = step.Author,
                    Sha256 = step.Sha256,
                },
                CancellationToken.None);
        }

        await _ledger.AppendAsync(step with { PersonPseudonym = incident.Subject }, CancellationToken.None);
    }

    private async ValueTask<Incident?> LoadAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            Incident? incident = await _store.FindAsync(id, cancellationToken);
            _failure = null;
            return incident;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw Fail(exception);
        }
    }

    private async ValueTask<bool> CommitAsync(Incident incident, CancellationToken cancellationToken)
    {
        try
        {
            bool committed = await _store.TryCommitAsync(incident, cancellationToken);
            _failure = null;
            return committed;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw Fail(exception);
        }
    }

    private StateUnavailableException Fail(Exception exception) => _failure = exception as StateUnavailableException
        ?? new StateUnavailableException($"The incident store failed ({exception.GetType().Name}). Check its disk and permissions.", exception);
}
