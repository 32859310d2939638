namespace GenAiMeasures.Filing;

// One look at the clocks: what has happened, what is near, what is over. Called by the worker; safe to call again at any time.
internal sealed class DeadlineClock(
    DeadlineService deadlines, ComplaintRegister complaints, PolicyTexts policies, DeadlineFollower follower, MaterialWatch materials, IEnumerable<IDeadlineReminder> reminders, FilingLog log, TimeProvider time)
{
    private const int MaxPerLook = 1_000;

    private readonly IDeadlineReminder[] _reminders = [.. reminders];
    private volatile DeadlineCounts? _counts;

    // as of the last look; null before the first
    internal DeadlineCounts? Counts => _counts;

    internal async Task StartAsync(CancellationToken cancellationToken)
    {
        await deadlines.RecoverAsync(cancellationToken);
        await complaints.RecoverAsync(cancellationToken);
        await policies.RecoverAsync(cancellationToken);
        await deadlines.RecalculateAsync(cancellationToken);
        await follower.FollowProfileAsync(cancellationToken);
    }

    internal async Task LookAsync(CancellationToken cancellationToken)
    {
        await materials.LookAsync(cancellationToken);
        await follower.FollowLedgerAsync(cancellationToken);
        DateTimeOffset now = time.GetUtcNow();
        List<Deadline> woken = await deadlines.ReadAsync(
            new CaseQuery(Deadline.CaseKind) { IsOpen = true, WakeBy = now, Limit = MaxPerLook }, cancellationToken).ToListAsync(cancellationToken);
        foreach (Deadline deadline in woken)
        {
            await WakeAsync(deadline, now, cancellationToken);
        }

        _counts = await deadlines.CountAsync(cancellationToken);
    }

    private async Task WakeAsync(Deadline deadline, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (deadline.Kind == DeadlineRuleKind.Minimum)
        {
            await deadlines.ByClockAsync(deadline.Id, d => Open(d)?.With(DeadlineStep.Met, now, DeadlineService.Clock, "The least time to keep is over."), cancellationToken);
            return;
        }

        if (now >= deadline.DueAt && !deadline.WasOverdue)
        {
            deadline = await deadlines.ByClockAsync(
                deadline.Id, d => d.WasOverdue ? null : Open(d)?.With(DeadlineStep.Overdue, now, DeadlineService.Clock, null), cancellationToken);
        }

        if (DeadlineWake.Due(deadline, now) is not { } due || !await RemindAsync(deadline, due.Key, now, cancellationToken))
        {
            return;
        }

        await deadlines.ByClockAsync(deadline.Id, d => Open(d) is { } open ? open with { Reminded = [.. d.Reminded.Union(due.Done)] } : null, cancellationToken);

        static Deadline? Open(Deadline deadline) => deadline.IsOpen ? deadline with { Version = deadline.Version + 1 } : null;
    }

    // What one hook has passed on is not passed on by it again when another one fails.
    private async Task<bool> RemindAsync(Deadline deadline, string key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        bool overdue = now >= deadline.DueAt;
        log.Reminder(deadline.Rule, overdue, deadline.DueAt);
        var reminder = new DeadlineReminder(
            $"{deadline.Id}#{key}", deadline, overdue, DeadlineText.Chinese(deadline, overdue), DeadlineText.English(deadline, overdue));
        bool all = true;
        for (int i = 0; i < _reminders.Length; i++)
        {
            string passed = $"{key}@{_reminders[i].GetType().FullName}";
            if (deadline.Reminded.Contains(passed))
            {
                continue;
            }

            try
            {
                await _reminders[i].RemindAsync(reminder, cancellationToken);
                deadline = await deadlines.ByClockAsync(
                    deadline.Id, d => d with { Version = d.Version + 1, Reminded = [.. d.Reminded.Append(passed)] }, cancellationToken);
            }
#pragma warning disable CA1031 // a hook of the host: whatever it throws, the other clocks go on
            catch (Exception exception) when (exception is not (OperationCanceledException or StateUnavailableException))
#pragma warning restore CA1031
            {
                log.ReminderFailed(deadline.Rule, exception.GetType().Name);
                all = false;
            }
        }

        return all;
    }
}
