using System.Globalization;
using GenAiMeasures;
using Microsoft.Extensions.DependencyInjection;

namespace Quickstart;

// What a user may ask of the records about them, what goes by its term, and new keys: on the ledger of this run.
internal static class Rights
{
    internal static async Task ExerciseAsync(IServiceProvider services, Subject user, string copyPath, TextWriter output)
    {
        ISubjectRights rights = services.GetRequiredService<ISubjectRights>();
        SubjectRequest copy = await AskAsync(rights, user, SubjectRequestKind.Copy);
        await using (FileStream file = File.Create(copyPath))
        {
            long records = await rights.ExportAsync(copy, file);
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"\n[rights] copy 复制: {records} records in {Path.GetFileName(copyPath)}, due {copy.Due:yyyy-MM-dd}"));
        }

        SubjectRequest delete = await AskAsync(rights, user, SubjectRequestKind.Delete);
        ErasureOutcome outcome = await rights.EraseAsync(delete);
        foreach (ErasureDecision decision in outcome.Decisions)
        {
            string until = decision.NotBefore is { } day ? string.Create(CultureInfo.InvariantCulture, $" {day:yyyy-MM-dd}") : "";
            await output.WriteLineAsync($"[rights] delete 删除: {decision.Class} {decision.Action}{until} {decision.Ground}");
        }

        RetentionRun run = await services.GetRequiredService<IRetentionService>().RunAsync();
        KeysRotated rotated = await services.GetRequiredService<IKeyRotationService>().RotateAsync();
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"[retention] {run.Refused ?? $"{run.Logs.Count} logs over their term"}; [keys] {rotated.Rewrapped} wrapped anew, epoch {rotated.Epoch}"));
    }

    private static async Task<SubjectRequest> AskAsync(ISubjectRights rights, Subject user, SubjectRequestKind asked)
    {
        SubjectRequest request = await rights.SubmitAsync(user, asked);
        await rights.VerifyIdentityAsync(request, "sign-in", passed: true);
        return request;
    }
}
