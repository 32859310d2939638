using System.Globalization;

namespace GenAiMeasures.AspNetCore;

internal static class IncidentActions
{
    internal static async Task<ConsoleAnswer> OpenAsync(ConsoleCall call)
    {
        IIncidentService incidents = Incidents(call);
        if (!Enum.TryParse(call.Field("kind"), out IncidentKind kind) || !Enum.IsDefined(kind) || kind == IncidentKind.None)
        {
            throw new ArgumentException(call.T("请选择类别。", "Choose a kind."));
        }

        ExchangeId? exchange = call.OptionalField("exchange") is not { } text ? null
            : ExchangeId.TryParse(text, out ExchangeId id) ? id
            : throw new ArgumentException(call.T("交互编号不是32位十六进制数。", "The exchange is not 32 hexadecimal digits."));
        RiskCode risk = call.OptionalField("risk") is not { } code ? default
            : RiskCode.TryParse(code, out RiskCode known) ? known
            : throw new ArgumentException(call.T("没有这类风险。", "There is no such risk."));
        string reason = call.Field("reason");
        string author = await call.RecordAsync("incident.open", null, reason);
        Incident incident = await incidents.OpenAsync(
            new IncidentReport(kind, author, reason) { Exchange = exchange, Subject = call.OptionalField("subject"), Risk = risk }, CancellationToken.None);
        return ConsoleAnswer.GoTo(call.Url($"/incidents/{incident.Id}?done=1"));
    }

    internal static Task<ConsoleAnswer> StepAsync(ConsoleCall call)
    {
        if (!Enum.TryParse(call.Field("step"), out IncidentStep step) || !Enum.IsDefined(step))
        {
            throw new ArgumentException(call.T("请选择步骤。", "Choose a step."));
        }

        return ChangeAsync(call, "incident.step", (incidents, id, author, reason) => incidents.TakeStepAsync(
            id, new IncidentAction(step, author, reason) { Reference = call.OptionalField("reference"), Sha256 = call.OptionalField("sha256") }, CancellationToken.None));
    }

    internal static Task<ConsoleAnswer> RegressionAsync(ConsoleCall call)
    {
        if (!int.TryParse(call.Field("passed"), NumberStyles.None, CultureInfo.InvariantCulture, out int passed)
            || !int.TryParse(call.Field("total"), NumberStyles.None, CultureInfo.InvariantCulture, out int total))
        {
            throw new ArgumentException(call.T("通过数和总数应为整数。", "Passed and total are whole numbers."));
        }

        return ChangeAsync(call, "incident.regression", (incidents, id, author, _) => incidents.AddRegressionAsync(
            id, new RegressionResult(author, call.Field("change"), call.Field("reference"), passed, total), CancellationToken.None));
    }

    internal static Task<ConsoleAnswer> ReportAsync(ConsoleCall call)
    {
        DateTimeOffset at = call.Moment("sent") ?? throw new ArgumentException(call.T("请填写报告时间。", "State when it was sent."));
        return ChangeAsync(call, "incident.report", (incidents, id, author, _) => incidents.ReportAsync(
            id, new RegulatorNotice(author, call.Field("authority"), call.Field("channel"), call.Field("reference"), at), CancellationToken.None));
    }

    internal static Task<ConsoleAnswer> NotReportableAsync(ConsoleCall call) =>
        ChangeAsync(call, "incident.not-reportable", (incidents, id, author, reason) => incidents.JudgeNotReportableAsync(id, author, reason, CancellationToken.None));

    internal static Task<ConsoleAnswer> CloseAsync(ConsoleCall call) =>
        ChangeAsync(call, "incident.close", (incidents, id, author, reason) => incidents.CloseAsync(id, author, reason, CancellationToken.None));

    private static async Task<ConsoleAnswer> ChangeAsync(
        ConsoleCall call, string action, Func<IIncidentService, string, string, string, ValueTask<Incident>> change)
    {
        IIncidentService incidents = Incidents(call);
        string id = call.Route("id");
        if (await incidents.FindAsync(id, call.Aborted) is null)
        {
            return await ConsoleAnswer.NotFound(call);
        }

        string reason = call.Field("reason");
        string author = await call.RecordAsync(action, id, reason);
        await change(incidents, id, author, reason);
        return ConsoleAnswer.GoTo(call.Url($"/incidents/{Uri.EscapeDataString(id)}?done=1"));
    }

    private static IIncidentService Incidents(ConsoleCall call) =>
        call.Service<IIncidentService>() ?? throw new InvalidOperationException(call.T("没有启用事件。", "Incidents are not in use."));
}
