using Microsoft.AspNetCore.Antiforgery;

namespace GenAiMeasures.AspNetCore;

internal static class PeopleIntake
{
    private const int LongestReference = 128;

    internal static Task TokenAsync(IntakeCall call)
    {
        AntiforgeryTokenSet tokens = call.Required<IAntiforgery>().GetAndStoreTokens(call.Context);
        return call.AnswerAsync(200, new IntakeToken(tokens.HeaderName ?? "RequestVerificationToken", tokens.RequestToken!), IntakeJsonContext.Default.IntakeToken);
    }

    internal static async Task StandingAsync(IntakeCall call)
    {
        if (call.Service<IStandingService>() is not { } standing)
        {
            await NotOfferedAsync(call);
            return;
        }

        await AnswerAsync(call, 200, await standing.GetAsync(call.Subject!, call.Aborted));
    }

    internal static async Task AppealAsync(IntakeCall call)
    {
        AppealInput? input = await call.ReadAsync(IntakeJsonContext.Default.AppealInput);
        if (input?.Reference is { Length: > LongestReference })
        {
            await call.RefuseAsync(400, "malformed", "工单编号过长。", "The reference is too long.");
            return;
        }

        if (call.Service<IStandingService>() is not { } standing)
        {
            await NotOfferedAsync(call);
            return;
        }

        StandingState state = await standing.GetAsync(call.Subject!, call.Aborted);
        if (state.Subject.Length == 0 || state.Standing == Standing.Good)
        {
            await call.RefuseAsync(409, "no_measure", "当前没有对您采取的措施，无需申诉。", "No measure is in force against you: there is nothing to appeal against.");
            return;
        }

        await AnswerAsync(call, 202, await standing.AppealAsync(state.Subject, input?.Reference, CancellationToken.None));
    }

    internal static async Task DeclareAsync(IntakeCall call)
    {
        DeclarationInput? input = await call.ReadAsync(IntakeJsonContext.Default.DeclarationInput);
        if (input?.Reference is not { Length: > 0 and <= LongestReference } reference || string.IsNullOrWhiteSpace(reference))
        {
            await call.RefuseAsync(400, "malformed", "请提供内容编号（不超过128个字符）。", "State the content's reference, at most 128 characters.");
            return;
        }

        if (call.Service<ILedger>() is not { } ledger)
        {
            await NotOfferedAsync(call);
            return;
        }

        DateTimeOffset now = call.Time.GetUtcNow();
        await ledger.AppendAsync(
            new ContentDeclared { Subject = await ledger.GetPseudonymAsync(call.Subject!, call.Aborted), Reference = reference, At = now, Person = call.Subject },
            CancellationToken.None);
        await call.AnswerAsync(202, new DeclarationReceipt(reference, now), IntakeJsonContext.Default.DeclarationReceipt);
    }

    internal static async Task ComplainAsync(IntakeCall call)
    {
        ComplaintInput? input = await call.ReadAsync(IntakeJsonContext.Default.ComplaintInput);
        if (input is null || !IntakeCall.IsText(input.Text, required: true) || input.Category is { Length: > LongestReference }
            || input.Contact is { Length: > LongestReference } || input.Exchange is { Length: > LongestReference })
        {
            await call.RefuseAsync(400, "malformed", "请填写投诉内容（不超过4000字）。", "State the complaint, at most 4,000 characters.");
            return;
        }

        if ((call.Service<IComplaintIntake>() ?? RegisteredComplaints.Find(call.Context.RequestServices)) is not { } intake)
        {
            await NotOfferedAsync(call);
            return;
        }

        await call.AnswerAsync(202, await intake.SubmitAsync(input, call.Subject, CancellationToken.None), IntakeJsonContext.Default.ComplaintReceipt);
    }

    internal static Task NotOfferedAsync(IntakeCall call) => call.RefuseAsync(404, "not_offered", "本服务未提供此项功能。", "The service does not offer this.");

    private static Task AnswerAsync(IntakeCall call, int status, StandingState state) =>
        call.AnswerAsync(status, new StandingNotice(state.Standing, state.Until, state.Features, state.AppealId), IntakeJsonContext.Default.StandingNotice);
}
