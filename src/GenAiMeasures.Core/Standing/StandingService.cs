using Microsoft.Extensions.Options;

namespace GenAiMeasures;

// Changes a state by compare-and-swap: what was read, changed and written is one step, on any number of instances. A change
// is written together with the state it makes and goes on record before anybody acts on that state.
internal sealed class StandingService : IStandingService, IDisposable
{
    private const int ShortestReason = 6;

    private readonly IStandingStore _store;
    private readonly ILedger _ledger;
    private readonly TimeProvider _time;
    private readonly ComplianceMetrics _metrics;
    private readonly IMeasureFollower[] _followers;
    private readonly SemaphoreSlim _recording = new(1, 1);
    private volatile StateUnavailableException? _failure;

    public StandingService(
        IStandingStore store, ILedger ledger, IOptions<GenAiComplianceOptions> options, TimeProvider time, RandomSource random, ComplianceMetrics metrics,
        IEnumerable<IMeasureFollower> followers)
    {
        _store = store;
        _ledger = ledger;
        _time = time;
        _metrics = metrics;
        _followers = [.. followers];
        Ladder = new StandingLadder(options.Value.Standing);
        Machine = new StandingMachine(Ladder, () => ExchangeId.Create(time.GetUtcNow(), random).ToString());
    }

    internal StandingLadder Ladder { get; }

    internal StandingMachine Machine { get; }

    // the last failure of the store, until it answers again
    internal StateUnavailableException? Failure => _failure;

    public async ValueTask<StandingState> GetAsync(Subject subject, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return subject.Kind == SubjectKind.Identified
            ? await ReadAsync(await _ledger.GetPseudonymAsync(subject, cancellationToken), cancellationToken)
            : new StandingState { Subject = "" };
    }

    public ValueTask<StandingState> FindAsync(string pseudonym, CancellationToken cancellationToken = default)
    {
        CheckPseudonym(pseudonym);
        return ReadAsync(pseudonym, cancellationToken);
    }

    public ValueTask<StandingState> TakeMeasureAsync(string pseudonym, ManualMeasure measure, CancellationToken cancellationToken = default)
    {
        CheckPseudonym(pseudonym);
        ArgumentNullException.ThrowIfNull(measure);
        Check(measure);
        return ChangeAsync(pseudonym, s => Machine.Take(s, measure, Now), null, cancellationToken);
    }

    public ValueTask<StandingState> LiftAsync(string pseudonym, string author, string reason, CancellationToken cancellationToken = default)
    {
        CheckPseudonym(pseudonym);
        CheckWords(author, reason);
        return ChangeAsync(pseudonym, s => Machine.Lift(s, author, reason, Now), null, cancellationToken);
    }

    public ValueTask<StandingState> AppealAsync(string pseudonym, string? reference = null, CancellationToken cancellationToken = default)
    {
        CheckPseudonym(pseudonym);
        return ChangeAsync(pseudonym, s => Machine.Appeal(s, reference, Now), null, cancellationToken);
    }

    public ValueTask<StandingState> RejectAppealAsync(string pseudonym, string author, string reason, CancellationToken cancellationToken = default)
    {
        CheckPseudonym(pseudonym);
        CheckWords(author, reason);
        return ChangeAsync(pseudonym, s => Machine.RejectAppeal(s, author, reason, Now), null, cancellationToken);
    }

    public IAsyncEnumerable<StandingState> ListAsync(Standing atLeast = Standing.Warned, CancellationToken cancellationToken = default) =>
        _store.ListAsync(atLeast, cancellationToken);

    public void Dispose() => _recording.Dispose();

    // what an earlier process wrote and could not record any more
    internal async Task RecoverAsync(CancellationToken cancellationToken)
    {
        List<StandingState> unrecorded = await _store.ListUnrecordedAsync(cancellationToken).ToListAsync(cancellationToken);
        foreach (StandingState state in unrecorded)
        {
            await RecordAsync(state, cancellationToken);
        }
    }

    internal ValueTask<StandingState> ChangeAsync(
        string pseudonym, Func<StandingState, StandingState> change, CancellationToken cancellationToken) => ChangeAsync(pseudonym, change, null, cancellationToken);

    // however often it is called for an exchange, the exchange counts once
    internal ValueTask<StandingState> CountAsync(string pseudonym, ExchangeId exchange, string? risk, CancellationToken cancellationToken) =>
        ChangeAsync(pseudonym, s => Machine.Count(s, exchange, risk, Now), exchange, cancellationToken);

    private DateTimeOffset Now => _time.GetUtcNow();

    private async ValueTask<StandingState> ReadAsync(string pseudonym, CancellationToken cancellationToken)
    {
        StandingState state = await LoadAsync(pseudonym, cancellationToken);
        bool isCurrent = state.Unrecorded == 0 && !(state.Until <= Now);
        return isCurrent ? state : await ChangeAsync(pseudonym, s => Machine.Expire(s, Now), null, cancellationToken);
    }

    private async ValueTask<StandingState> ChangeAsync(
        string pseudonym, Func<StandingState, StandingState> change, ExchangeId? counted, CancellationToken cancellationToken)
    {
        // what another instance wrote and could not record any more is recorded first
        StandingState state = await RecordAsync(await LoadAsync(pseudonym, cancellationToken), cancellationToken);
        while (true)
        {
            StandingState next = change(state);
            if (ReferenceEquals(next, state))
            {
                return state;
            }

            next = next with { Version = state.Version + 1 };
            StandingCommit commit = await CommitAsync(next, counted, cancellationToken);
            if (commit == StandingCommit.Committed)
            {
                return await RecordAsync(next, cancellationToken);
            }

            state = await RecordAsync(await LoadAsync(pseudonym, cancellationToken), cancellationToken);
            if (commit == StandingCommit.AlreadyCounted)
            {
                return state;
            }
        }
    }

    private async ValueTask<StandingState> RecordAsync(StandingState state, CancellationToken cancellationToken)
    {
        if (state.Unrecorded == 0)
        {
            return state;
        }

        await _recording.WaitAsync(cancellationToken);
        try
        {
            while (true)
            {
                state = await LoadAsync(state.Subject, cancellationToken);
                if (state.Unrecorded == 0)
                {
                    return state;
                }

                foreach (StandingChanged change in state.Changes.Skip(state.Changes.Count - state.Unrecorded))
                {
                    // not cancelled by whoever waits: what is written must go on record
                    await _ledger.AppendAsync(change with { PersonPseudonym = change.Subject }, CancellationToken.None);
                    _metrics.MeasureTaken(change);
                    foreach (IMeasureFollower follower in _followers)
                    {
                        await follower.FollowAsync(change, CancellationToken.None);
                    }
                }

                StandingState recorded = state with { Version = state.Version + 1, Unrecorded = 0 };
                if (await CommitAsync(recorded, null, CancellationToken.None) == StandingCommit.Committed)
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

    private async ValueTask<StandingState> LoadAsync(string pseudonym, CancellationToken cancellationToken)
    {
        try
        {
            StandingState? state = await _store.FindAsync(pseudonym, cancellationToken);
            _failure = null;
            return state ?? new StandingState { Subject = pseudonym };
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw Fail(exception);
        }
    }

    private async ValueTask<StandingCommit> CommitAsync(StandingState state, ExchangeId? counted, CancellationToken cancellationToken)
    {
        try
        {
            return await _store.TryCommitAsync(state, counted, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw Fail(exception);
        }
    }

    private StateUnavailableException Fail(Exception exception) => _failure = exception as StateUnavailableException
        ?? new StateUnavailableException($"The standing store failed ({exception.GetType().Name}). Check its disk and permissions.", exception);

    private static void CheckPseudonym(string pseudonym)
    {
        if (string.IsNullOrWhiteSpace(pseudonym))
        {
            throw new ArgumentException(
                "No pseudonym is given. An anonymous or shared subject has none: no measure against one of them would reach the right person.", nameof(pseudonym));
        }
    }

    private static void CheckWords(string author, string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(author);
        if (string.IsNullOrWhiteSpace(reason) || reason.Trim().Length < ShortestReason)
        {
            throw new ArgumentException($"The reason has less than {ShortestReason} characters. State the legal or contractual basis and the facts: it is recorded.", nameof(reason));
        }
    }

    private void Check(ManualMeasure measure)
    {
        CheckWords(measure.Author, measure.Reason);
        string? problem = measure.Measure switch
        {
            StandingStep.Warn or StandingStep.Suspend or StandingStep.Terminate when measure.Features.Count > 0 => "Features are withheld by a restriction only.",
            StandingStep.Warn => measure.Until <= Now ? "The end is not in the future." : null,
            StandingStep.Restrict when measure.Features.Count == 0 => "A restriction names the features that it withholds.",
            StandingStep.Restrict or StandingStep.Suspend => measure.Until is null ? "A restriction and a suspension have an end." : measure.Until <= Now ? "The end is not in the future." : null,
            StandingStep.Terminate => measure.Until is null ? null : "A termination has no end: suspend until that date instead.",
            _ => "The measure is none of Warn, Restrict, Suspend and Terminate.",
        };
        if (problem is not null)
        {
            throw new ArgumentException(problem, nameof(measure));
        }
    }
}
