using System.Globalization;
using GenAiMeasures.Filing;

namespace GenAiMeasures.AspNetCore;

internal static class ClockActions
{
    internal static async Task<ConsoleAnswer> StartAsync(ConsoleCall call)
    {
        IDeadlineService deadlines = Deadlines(call);
        string rule = call.Needed("rule");
        if (DeadlineRules.Find(rule) is null)
        {
            throw new ArgumentException(call.T("没有这条规则。", "There is no such rule."));
        }

        int? length = call.OptionalField("length") is not { } text ? null
            : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) && number is > -10_000 and < 10_000 ? number
            : throw new ArgumentException(call.T("长度应为整数。", "The length is a whole number."));
        DateTimeOffset from = call.Moment("from") ?? throw new ArgumentException(call.T("请填写自何时起。", "State from when."));
        string reason = call.Field("reason");
        string author = await call.RecordAsync("deadline.start", rule, reason);
        Deadline deadline = await deadlines.StartAsync(
            new DeadlineStart(rule, from, author) { About = call.OptionalField("about"), Reason = reason, Length = length }, CancellationToken.None);
        return Done(call, deadline.Id);
    }

    internal static Task<ConsoleAnswer> MeetAsync(ConsoleCall call) =>
        ChangeAsync(call, "deadline.meet", (deadlines, id, author, reason) => deadlines.MeetAsync(id, author, reason, CancellationToken.None));

    internal static Task<ConsoleAnswer> DropAsync(ConsoleCall call) =>
        ChangeAsync(call, "deadline.drop", (deadlines, id, author, reason) => deadlines.DropAsync(id, author, reason, CancellationToken.None));

    internal static Task<ConsoleAnswer> ExtendAsync(ConsoleCall call) =>
        DateOnly.TryParseExact(call.Field("last"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly last)
            ? ChangeAsync(call, "deadline.extend", (deadlines, id, author, reason) => deadlines.ExtendAsync(id, last, author, reason, CancellationToken.None))
            : throw new ArgumentException(call.T("请填写新的最后一日。", "State the new last day."));

    private static async Task<ConsoleAnswer> ChangeAsync(ConsoleCall call, string action, Func<IDeadlineService, string, string, string, ValueTask<Deadline>> change)
    {
        IDeadlineService deadlines = Deadlines(call);
        string id = ClockLeft.IdOf(call);
        if (await deadlines.FindAsync(id, call.Aborted) is null)
        {
            return await ConsoleAnswer.NotFound(call);
        }

        string reason = call.Field("reason");
        string author = await call.RecordAsync(action, id, reason);
        await change(deadlines, id, author, reason);
        return Done(call, id);
    }

    private static ConsoleAnswer Done(ConsoleCall call, string id) => ConsoleAnswer.GoTo(ClockLeft.UrlOf(call, id) + "?done=1");

    private static IDeadlineService Deadlines(ConsoleCall call) => call.Service<IDeadlineService>()
        ?? throw new InvalidOperationException(call.T("没有启用期限。", "Clocks are not in use."));
}
