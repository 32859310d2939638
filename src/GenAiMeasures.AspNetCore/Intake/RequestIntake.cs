namespace GenAiMeasures.AspNetCore;

internal static class RequestIntake
{
    internal static async Task SubmitAsync(IntakeCall call)
    {
        RequestInput? input = await call.ReadAsync(IntakeJsonContext.Default.RequestInput);
        bool needsStatement = input?.Kind is SubjectRequestKind.Correct or SubjectRequestKind.Supplement;
        if (input?.Kind is not { } kind || !Enum.IsDefined(kind) || !IntakeCall.IsText(input.About, needsStatement) || !IntakeCall.IsText(input.Statement, needsStatement))
        {
            await call.RefuseAsync(
                400, "malformed", "请说明请求的种类；更正和补充还应写明关于什么、以什么为准。", "State what you ask for; a correction or a supplement also says what it is about and what holds.");
            return;
        }

        if (call.Service<ISubjectRights>() is not { } rights)
        {
            await PeopleIntake.NotOfferedAsync(call);
            return;
        }

        SubjectRequest request = await rights.SubmitAsync(call.Subject!, kind, call.Aborted);
        await call.Required<RequestDesk>().AddAsync(new WaitingRequest(request, input.About, input.Statement), CancellationToken.None);
        SubjectRequestStep step = SubjectRequestStep.Submitted;
        if (call.Service<IIdentityCheck>() is { } identity && await identity.CheckAsync(call.Context, call.Subject!, kind, call.Aborted) is { } result)
        {
            await rights.VerifyIdentityAsync(request, result.Method, result.Passed, CancellationToken.None);
            step = result.Passed ? SubjectRequestStep.Verified : SubjectRequestStep.NotVerified;
            await call.Required<RequestDesk>().StepAsync(request.Id, step, null, CancellationToken.None);
        }

        await call.AnswerAsync(202, new RequestStatus(request.Id, kind, step, request.Due, null), IntakeJsonContext.Default.RequestStatus);
    }

    // A number that nobody has and another's are answered alike.
    internal static async Task StatusAsync(IntakeCall call)
    {
        string id = IdOf(call);
        if (await FindOwnAsync(call, id) is not { } own)
        {
            await NotFoundAsync(call);
            return;
        }

        await call.AnswerAsync(200, new RequestStatus(id, own.Asked, own.Step, own.Due, own.Ground), IntakeJsonContext.Default.RequestStatus);
    }

    internal static async Task CopyAsync(IntakeCall call)
    {
        string id = IdOf(call);
        RequestDesk desk = call.Required<RequestDesk>();
        if (call.Service<ISubjectRights>() is not { } rights
            || await FindOwnAsync(call, id) is not { Asked: SubjectRequestKind.Access or SubjectRequestKind.Copy, Step: SubjectRequestStep.Verified } own
            || own.ToWaiting(id) is not { } waiting)
        {
            await NotFoundAsync(call);
            return;
        }

        // into a file first: an error half way must not look like a whole copy
        string path = Path.GetTempFileName();
        await using var file = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose);
        try
        {
            await rights.ExportAsync(waiting.Request, file, call.Aborted);
        }
        catch (InvalidOperationException)
        {
            await call.RefuseAsync(409, "verify_again", "请联系客服重新核实身份。", "Your identity has to be verified again.");
            return;
        }

        await desk.StepAsync(id, SubjectRequestStep.Answered, null, CancellationToken.None);
        file.Position = 0;
        call.Context.Response.ContentType = "application/zip";
        call.Context.Response.Headers.ContentDisposition = "attachment; filename=\"my-records.zip\"";
        call.Context.Response.ContentLength = file.Length;
        await file.CopyToAsync(call.Context.Response.Body, call.Aborted);
    }

    private static string IdOf(IntakeCall call) => call.Context.Request.RouteValues["id"] as string ?? "";

    private static async Task<StoredRequest?> FindOwnAsync(IntakeCall call, string id)
    {
        RequestDesk desk = call.Required<RequestDesk>();
        if (!StandingActions.IsPseudonym(id) || await desk.FindOwnAsync(id, call.Subject!, call.Aborted) is not { } own)
        {
            return null;
        }

        // ended by the host's own code, or just before the process ended: the ledger knows, and the desk learns it here
        if (own.IsOpen && call.Service<ISubjectRights>() is { } rights
            && !(await rights.ListOpenAsync(call.Aborted)).Any(r => r.Id == id)
            && await LastStepAsync(call, id) is { } last)
        {
            await desk.StepAsync(id, last.Step, last.Ground, CancellationToken.None);
            own = own.At(last.Step, last.Ground);
        }

        return own;
    }

    private static async Task<SubjectRequested?> LastStepAsync(IntakeCall call, string id) =>
        await call.Required<RequestIndex>().FindAsync(id, call.Aborted) is [{ } last, ..] ? last.Record : null;

    private static Task NotFoundAsync(IntakeCall call) => call.RefuseAsync(404, "not_found", "没有可以提供的内容。", "There is nothing to give.");
}
