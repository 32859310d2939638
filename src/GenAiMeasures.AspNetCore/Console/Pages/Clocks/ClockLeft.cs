using System.Globalization;
using GenAiMeasures.Filing;

namespace GenAiMeasures.AspNetCore;

// How much time a deadline leaves, in the unit that people count in: working days, and hours where the rule counts hours.
internal static class ClockLeft
{
    private const int Soon = 2;

    internal static Html Of(ConsoleCall call, Deadline deadline, IWorkingDayCalendar calendar)
    {
        DateTimeOffset now = call.Time.GetUtcNow();
        if (!deadline.IsOpen)
        {
            return Layout.Tag(FilingWords.Of(call, deadline.Steps[^1].Step), "good");
        }

        if (deadline.Kind == DeadlineRuleKind.Minimum)
        {
            return Layout.Tag(call.T("留存中", "Being kept"), "info");
        }

        if (deadline.IsOverdue(now))
        {
            return Layout.Tag(call.T("已逾期", "Overdue"), "bad");
        }

        if (deadline.DueOn is not { } day)
        {
            double hours = (deadline.DueAt - now).TotalHours;
            string number = hours.ToString("0.0", CultureInfo.InvariantCulture);
            return Layout.Tag(call.T($"剩 {number} 小时", $"{number} hours left"), hours < Soon ? "bad" : "warn");
        }

        if (day == Beijing.DateOf(now))
        {
            return Layout.Tag(call.T("今天到期", "Due today"), "warn");
        }

        CalendarCount left = calendar.CountWorkingDays(Beijing.DateOf(now), day);
        string about = left.Certainty == CalendarCertainty.Provisional ? call.T("约 ", "about ") : "";
        string days = left.Days.ToString(CultureInfo.InvariantCulture);
        return Layout.Tag(call.T($"剩 {about}{days} 个工作日", $"{about}{days} working days left"), left.Days <= Soon ? "warn" : "info");
    }

    internal static string Due(Deadline deadline) => deadline.DueOn is { } day ? Beijing.Day(day) : Beijing.Minute(deadline.DueAt);

    internal static string Title(ConsoleCall call, Deadline deadline) => call.T(deadline.TitleChinese, deadline.TitleEnglish);

    // an id may hold a slash, which a path keeps encoded
    internal static string UrlOf(ConsoleCall call, string id) => call.Url("/clocks/" + Uri.EscapeDataString(id));

    internal static string IdOf(ConsoleCall call) => call.Route("id").Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
}
