using System.Globalization;
using System.Security.Cryptography;
using GenAiMeasures.Filing;

namespace GenAiMeasures.AspNetCore;

internal static class FilingActions
{
    internal static async Task<ConsoleAnswer> BuildAsync(ConsoleCall call)
    {
        IFilingPackageBuilder builder = call.Service<IFilingPackageBuilder>()
            ?? throw new InvalidOperationException(call.T("没有启用备案材料。", "Filing packages are not in use."));
        FilingProfile profile = FilingPage.ReadProfile(call)
            ?? throw new InvalidOperationException(call.T("没有设置资料文件：", "No profile is set: ") + "GenAiMeasures:Web:Console:FilingProfile");
        FilingManifest? last = FilingPage.ReadLast(call);
        string author = await call.RecordAsync("filing.build", $"{profile.Name} sha256:{profile.Digest}", call.Field("reason"));
        await call.Required<FilingDesk>().BuildAsync(
            async () => new BuiltPackages(await builder.BuildAsync(profile, last, call.Aborted), call.Time.GetUtcNow(), author, profile.Name), call.Aborted);
        return ConsoleAnswer.GoTo(call.Url("/filing?done=1"));
    }

    // One of the files of the last build, by its number in the list that the page showed.
    internal static async Task<ConsoleAnswer> DownloadAsync(ConsoleCall call)
    {
        if (call.Required<FilingDesk>().Packages is not { } built
            || FilingPage.Downloads(built).FirstOrDefault(f => f.Path == call.Field("file")) is not { } file)
        {
            return await ConsoleAnswer.NotFound(call);
        }

        string digest = Convert.ToHexStringLower(SHA256.HashData(file.Content.Span));
        await call.RecordAsync("filing.download", $"{file.Path} sha256:{digest}", call.Field("reason"));
        string type = Path.GetExtension(file.Path) switch
        {
            ".zip" => "application/zip",
            ".json" => "application/json",
            ".docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            _ => "application/octet-stream",
        };
        return ConsoleAnswer.File(file.Path, type, file.Content);
    }

    internal static async Task<ConsoleAnswer> DossierAsync(ConsoleCall call)
    {
        IDossierBuilder builder = call.Service<IDossierBuilder>()
            ?? throw new InvalidOperationException(call.T("没有启用检查档案。", "The inspection dossier is not in use."));
        string author = await call.RecordAsync("dossier.build", null, call.Field("reason"));
        DateTimeOffset now = call.Time.GetUtcNow();
        InspectionDossier dossier = await call.Required<FilingDesk>().BuildAsync(async () => await builder.BuildAsync(new DossierRequest(author), call.Aborted), now, author, call.Aborted);
        return ConsoleAnswer.File(string.Create(CultureInfo.InvariantCulture, $"dossier-{Beijing.DateOf(now):yyyyMMdd}.zip"), "application/zip", dossier.Zip);
    }
}
