using System.Xml;

namespace GenAiMeasures.Filing;

// when a deadline next asks for something: a reminder, or the end of its time
internal static class DeadlineWake
{
    internal const string Overdue = "overdue";

    internal static DateTimeOffset? Next(Deadline deadline)
    {
        if (!deadline.IsOpen)
        {
            return null;
        }

        if (deadline.Kind == DeadlineRuleKind.Minimum)
        {
            return deadline.DueAt;
        }

        foreach (TimeSpan before in Reminders(deadline))
        {
            if (!deadline.Reminded.Contains(KeyOf(before)))
            {
                return deadline.DueAt - before;
            }
        }

        return deadline.Reminded.Contains(Overdue) ? null : deadline.DueAt;
    }

    // The last reminder whose time has come, and every one that it makes superfluous; null where none has.
    internal static (string Key, IReadOnlyList<string> Done)? Due(Deadline deadline, DateTimeOffset now)
    {
        var done = new List<string>();
        foreach (TimeSpan before in Reminders(deadline))
        {
            if (deadline.DueAt - before <= now)
            {
                done.Add(KeyOf(before));
            }
        }

        if (now >= deadline.DueAt)
        {
            done.Add(Overdue);
        }

        return done.Count == 0 || deadline.Reminded.Contains(done[^1]) ? null : (done[^1], done);
    }

    // those that fall before the period began were never to come
    private static IEnumerable<TimeSpan> Reminders(Deadline deadline) =>
        DeadlineRules.Find(deadline.Rule)?.Remind.Where(r => deadline.DueAt - r > deadline.From) ?? [];

    private static string KeyOf(TimeSpan before) => XmlConvert.ToString(before);
}
