using System.Globalization;

namespace GenAiMeasures;

// What becomes of a state. Pure: the same state and event give the same result, so that a conflict is met by trying again.
internal sealed class StandingMachine(StandingLadder ladder, Func<string> newId)
{
    private static readonly TimeSpan WarningHolds = TimeSpan.FromDays(30);

    // a measure whose time has come ends; the record says when it ended, not when somebody looked
    internal StandingState Expire(StandingState state, DateTimeOffset now) =>
        state.Until is { } until && until <= now
            ? End(state, StandingStep.Expire, until, "rule:" + ladder.Name, "The measure has run out.")
            : state;

    internal StandingState Count(StandingState state, ExchangeId exchange, string? risk, DateTimeOffset now)
    {
        state = Roll(Expire(state, now), now);
        state = state with { Consecutive = state.Consecutive + 1, Today = state.Today + 1 };
        if (state.Standing >= Standing.Suspended)
        {
            // exchanges that were under way when the suspension came
            return state;
        }

        int reached = ladder.Reached(state, now);
        if (reached <= state.Rung)
        {
            return state;
        }

        StandingRung rung = ladder.Rungs[reached];
        return Take(state, reached, new StandingChanged
        {
            Id = newId(),
            Subject = state.Subject,
            Step = rung.Measure,
            From = state.Standing,
            To = StandingOf(rung.Measure),
            At = now,
            Until = rung.Measure == StandingStep.Terminate ? null : now + TimeSpan.FromHours(rung.Hours),
            Features = [.. rung.Features],
            Author = "rule:" + ladder.Name,
            Reason = string.Create(
                CultureInfo.InvariantCulture,
                $"连续 {state.Consecutive} 次、{state.Day:yyyy-MM-dd} 累计 {state.Today} 次输入违法或诱导内容。{state.Consecutive} illegal or inducing inputs in a row, {state.Today} on {state.Day:yyyy-MM-dd} (Asia/Shanghai)."),
            Exchange = exchange,
            Risk = risk,
        });
    }

    internal static StandingState Clean(StandingState state) => state.Consecutive == 0 ? state : state with { Consecutive = 0 };

    internal StandingState Take(StandingState state, ManualMeasure measure, DateTimeOffset now)
    {
        state = Roll(Expire(state, now), now);
        return Take(state, ladder.RungOf(measure.Measure), new StandingChanged
        {
            Id = newId(),
            Subject = state.Subject,
            Step = measure.Measure,
            From = state.Standing,
            To = StandingOf(measure.Measure),
            At = now,
            Until = measure.Until ?? (measure.Measure == StandingStep.Warn ? now + WarningHolds : null),
            Features = [.. measure.Features],
            Author = measure.Author,
            Reason = measure.Reason,
        });
    }

    internal StandingState Lift(StandingState state, string author, string reason, DateTimeOffset now)
    {
        state = Expire(state, now);
        return state.Standing == Standing.Good
            ? state
            : End(state, StandingStep.Lift, now, author, reason) with { Consecutive = 0, Today = 0 };
    }

    internal StandingState Appeal(StandingState state, string? reference, DateTimeOffset now)
    {
        state = Expire(state, now);
        if (state.Standing == Standing.Good)
        {
            throw new InvalidOperationException("No measure is in force against this subject, so there is nothing to appeal against.");
        }

        if (state.AppealId is not null)
        {
            return state;
        }

        string id = newId();
        StandingChanged change = Same(state, StandingStep.Appeal, now, "subject", reference is null ? "" : "reference: " + reference) with { Id = id, Appeal = id };
        return state.With(change) with { AppealId = id };
    }

    internal StandingState RejectAppeal(StandingState state, string author, string reason, DateTimeOffset now)
    {
        state = Expire(state, now);
        return state.AppealId is null
            ? throw new InvalidOperationException("No appeal of this subject waits for a decision.")
            : state.With(Same(state, StandingStep.RejectAppeal, now, author, reason)) with { AppealId = null };
    }

    internal static Standing StandingOf(StandingStep step) => step switch
    {
        StandingStep.Warn => Standing.Warned,
        StandingStep.Restrict => Standing.Restricted,
        StandingStep.Suspend => Standing.Suspended,
        StandingStep.Terminate => Standing.Terminated,
        _ => Standing.Good,
    };

    private static StandingState Take(StandingState state, int rung, StandingChanged change)
    {
        bool ends = change.To >= Standing.Suspended;
        return state.With(change) with
        {
            Standing = change.To,
            Since = change.At,
            Until = change.Until,
            Features = change.Features,
            Rung = rung,
            MeasureId = change.Id,
            AppealId = null,
            NoticeDue = change.Id,
            Consecutive = ends ? 0 : state.Consecutive,
            Today = ends ? 0 : state.Today,
        };
    }

    private StandingState End(StandingState state, StandingStep step, DateTimeOffset at, string author, string reason)
    {
        StandingChanged change = Same(state, step, at, author, reason) with { To = Standing.Good, Appeal = step == StandingStep.Lift ? state.AppealId : null };
        return state.With(change) with
        {
            Standing = Standing.Good,
            Since = at,
            Until = null,
            Features = [],
            Rung = -1,
            MeasureId = null,
            AppealId = null,
            NoticeDue = null,
        };
    }

    private StandingChanged Same(StandingState state, StandingStep step, DateTimeOffset at, string author, string reason) => new()
    {
        Id = newId(),
        Subject = state.Subject,
        Step = step,
        From = state.Standing,
        To = state.Standing,
        At = at,
        Author = author,
        Reason = reason,
        Of = state.MeasureId,
        Appeal = state.AppealId,
    };

    // a new day counts anew, and warns anew; a clock that is set back does not begin a day again
    private static StandingState Roll(StandingState state, DateTimeOffset now)
    {
        DateOnly day = ShanghaiTime.DayOf(now);
        return state.Day >= day ? state : state with { Day = day, Today = 0, Rung = state.Standing <= Standing.Warned ? -1 : state.Rung };
    }
}
