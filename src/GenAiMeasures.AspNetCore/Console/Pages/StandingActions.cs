namespace GenAiMeasures.AspNetCore;

internal static class StandingActions
{
    internal static bool IsPseudonym(string text) => text.Length == 32 && text.All(char.IsAsciiHexDigitLower);

    // Who an account is under this ledger's key. Looking it up links a person to records, so it is a write: with a reason, on record.
    internal static async Task<ConsoleAnswer> FindAsync(ConsoleCall call)
    {
        string account = call.Field("account");
        if (account.Length == 0)
        {
            throw new ArgumentException(call.T("请填写账号编号。", "State the account's id."));
        }

        string pseudonym = await call.Required<ILedger>().GetPseudonymAsync(new Subject(account) { Tenant = call.Field("tenant") }, call.Aborted);
        await call.RecordAsync("standing.find", pseudonym, call.Field("reason"));
        return ConsoleAnswer.GoTo(call.Url("/standing/" + pseudonym));
    }

    internal static Task<ConsoleAnswer> TakeAsync(ConsoleCall call)
    {
        if (!Enum.TryParse(call.Field("measure"), out StandingStep step) || step is < StandingStep.Warn or > StandingStep.Terminate)
        {
            throw new ArgumentException(call.T("请选择措施。", "Choose a measure."));
        }

        DateTimeOffset? until = call.Moment("until");
        if (step is StandingStep.Restrict or StandingStep.Suspend && until is null)
        {
            throw new ArgumentException(call.T("限制功能和暂停服务应有截止时间。", "A restriction and a suspension need an end."));
        }

        string[] features = call.Field("features").Split([',', '，'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string action = step switch
        {
            StandingStep.Warn => "standing.warn",
            StandingStep.Restrict => "standing.restrict",
            StandingStep.Suspend => "standing.suspend",
            _ => "standing.terminate",
        };
        return ChangeAsync(call, action, (standing, subject, author, reason) => standing.TakeMeasureAsync(
            subject,
            new ManualMeasure(step, author, reason) { Until = step == StandingStep.Terminate ? null : until, Features = step == StandingStep.Restrict ? features : [] },
            CancellationToken.None));
    }

    internal static Task<ConsoleAnswer> LiftAsync(ConsoleCall call) =>
        ChangeAsync(call, "standing.lift", (standing, subject, author, reason) => standing.LiftAsync(subject, author, reason, CancellationToken.None));

    internal static Task<ConsoleAnswer> RejectAppealAsync(ConsoleCall call) =>
        ChangeAsync(call, "standing.reject-appeal", (standing, subject, author, reason) => standing.RejectAppealAsync(subject, author, reason, CancellationToken.None));

    private static async Task<ConsoleAnswer> ChangeAsync(
        ConsoleCall call, string action, Func<IStandingService, string, string, string, ValueTask<StandingState>> change)
    {
        string subject = call.Route("subject");
        if (call.Service<IStandingService>() is not { } standing || !IsPseudonym(subject))
        {
            return await ConsoleAnswer.NotFound(call);
        }

        string reason = call.Field("reason");
        string author = await call.RecordAsync(action, subject, reason);
        await change(standing, subject, author, reason);
        return ConsoleAnswer.GoTo(call.Url($"/standing/{subject}?done=1"));
    }
}
