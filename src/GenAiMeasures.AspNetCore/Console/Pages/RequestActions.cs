namespace GenAiMeasures.AspNetCore;

internal static class RequestActions
{
    internal static Task<ConsoleAnswer> IdentityAsync(ConsoleCall call) => RunAsync(call, "rights.identity", IsPerson(call) ? SubjectRequestStep.Verified : SubjectRequestStep.NotVerified, (rights, waiting, _) =>
        rights.VerifyIdentityAsync(waiting.Request, call.Needed("method"), IsPerson(call), CancellationToken.None));

    internal static Task<ConsoleAnswer> EraseAsync(ConsoleCall call) => RunAsync(call, "rights.erase", SubjectRequestStep.Answered, async (rights, waiting, _) =>
        await rights.EraseAsync(waiting.Request, CancellationToken.None));

    internal static Task<ConsoleAnswer> RestrictAsync(ConsoleCall call) => RunAsync(call, "rights.restrict", SubjectRequestStep.Answered, async (rights, waiting, _) =>
        await rights.RestrictAsync(waiting.Request, CancellationToken.None));

    internal static Task<ConsoleAnswer> CorrectAsync(ConsoleCall call) => RunAsync(call, "rights.correct", SubjectRequestStep.Answered, (rights, waiting, _) =>
        rights.CorrectAsync(waiting.Request, call.Needed("about"), call.Needed("statement"), CancellationToken.None));

    internal static Task<ConsoleAnswer> RefuseAsync(ConsoleCall call) => RunAsync(call, "rights.refuse", SubjectRequestStep.Refused, (rights, waiting, reason) =>
        rights.RefuseAsync(waiting.Request, reason, CancellationToken.None));

    private static async Task<ConsoleAnswer> RunAsync(
        ConsoleCall call, string action, SubjectRequestStep step, Func<ISubjectRights, WaitingRequest, string, ValueTask> run)
    {
        RequestDesk desk = call.Required<RequestDesk>();
        string id = call.Route("id");
        if (call.Service<ISubjectRights>() is not { } rights || await desk.FindAsync(id, call.Aborted) is not { } waiting)
        {
            return await ConsoleAnswer.NotFound(call);
        }

        string reason = call.Field("reason");
        await call.RecordAsync(action, id, reason);
        await run(rights, waiting, reason);
        await desk.StepAsync(id, step, step == SubjectRequestStep.Refused ? reason : null, CancellationToken.None);
        return ConsoleAnswer.GoTo(call.Url($"/rights/{id}?done=1"));
    }

    private static bool IsPerson(ConsoleCall call) => call.Field("passed") == "yes";
}
