using System.Globalization;
using GenAiMeasures.Filing;

namespace GenAiMeasures.AspNetCore;

internal static class ComplaintActions
{
    internal static async Task<ConsoleAnswer> EnterAsync(ConsoleCall call)
    {
        IComplaintRegister register = Register(call);
        if (!Enum.TryParse(call.Field("about"), out ComplaintKind about) || !Enum.IsDefined(about) || about == ComplaintKind.None)
        {
            throw new ArgumentException(call.T("请选择类型。", "Choose a kind."));
        }

        ExchangeId? exchange = call.OptionalField("exchange") is not { } text ? null
            : ExchangeId.TryParse(text, out ExchangeId id) ? id
            : throw new ArgumentException(call.T("交互编号不是32位十六进制数。", "The exchange is not 32 hexadecimal digits."));
        string channel = call.Needed("channel");
        string words = call.Needed("text");
        string author = await call.RecordAsync("complaint.enter", null, call.Field("reason"));
        Complaint complaint = await register.ReceiveAsync(
            new ComplaintEntry(about, channel, words) { Contact = call.OptionalField("contact"), Exchange = exchange, ProduceId = call.OptionalField("produce"), Author = author }, CancellationToken.None);
        return ConsoleAnswer.GoTo(call.Url($"/complaints/{complaint.Id}?done=1"));
    }

    internal static async Task<ConsoleAnswer> ExportAsync(ConsoleCall call)
    {
        IComplaintRegister register = Register(call);
        await call.RecordAsync("complaint.export", call.Field("which"), call.Field("reason"));
        using var csv = new MemoryStream();
        await register.ExportAsync(csv, ComplaintsPage.QueryOf(call.Field("which")), call.Aborted);
        string name = string.Create(CultureInfo.InvariantCulture, $"complaints-{Beijing.DateOf(call.Time.GetUtcNow()):yyyyMMdd}.csv");
        return ConsoleAnswer.File(name, "text/csv; charset=utf-8", csv.ToArray());
    }

    internal static Task<ConsoleAnswer> AcceptAsync(ConsoleCall call) =>
        ChangeAsync(call, "complaint.accept", (register, id, author, _) => register.AcceptAsync(id, author, CancellationToken.None));

    internal static Task<ConsoleAnswer> DeclineAsync(ConsoleCall call) =>
        ChangeAsync(call, "complaint.decline", (register, id, author, reason) => register.DeclineAsync(id, author, reason, CancellationToken.None));

    internal static Task<ConsoleAnswer> HandleAsync(ConsoleCall call) =>
        ChangeAsync(call, "complaint.handle", (register, id, author, reason) => register.HandleAsync(id, author, reason, call.OptionalField("reference"), CancellationToken.None));

    internal static Task<ConsoleAnswer> AnswerAsync(ConsoleCall call)
    {
        string answer = call.Needed("answer");
        return ChangeAsync(call, "complaint.answer", (register, id, author, _) => register.AnswerAsync(id, author, answer, CancellationToken.None));
    }

    internal static Task<ConsoleAnswer> ReportAsync(ConsoleCall call)
    {
        string authority = call.Needed("authority");
        string receipt = call.Needed("receipt");
        return ChangeAsync(call, "complaint.report", (register, id, author, _) => register.ReportAsync(id, author, authority, receipt, CancellationToken.None));
    }

    internal static Task<ConsoleAnswer> CloseAsync(ConsoleCall call) =>
        ChangeAsync(call, "complaint.close", (register, id, author, _) => register.CloseAsync(id, author, CancellationToken.None));

    private static async Task<ConsoleAnswer> ChangeAsync(ConsoleCall call, string action, Func<IComplaintRegister, string, string, string, ValueTask<Complaint>> change)
    {
        IComplaintRegister register = Register(call);
        string id = call.Route("id");
        if (await register.FindAsync(id, call.Aborted) is null)
        {
            return await ConsoleAnswer.NotFound(call);
        }

        string reason = call.Field("reason");
        string author = await call.RecordAsync(action, id, reason);
        await change(register, id, author, reason);
        return ConsoleAnswer.GoTo(call.Url($"/complaints/{Uri.EscapeDataString(id)}?done=1"));
    }

    private static IComplaintRegister Register(ConsoleCall call) => call.Service<IComplaintRegister>()
        ?? throw new InvalidOperationException(call.T("没有启用投诉举报。", "Complaints are not in use."));
}
