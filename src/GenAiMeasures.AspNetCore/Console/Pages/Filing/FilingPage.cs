using GenAiMeasures.Filing;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.AspNetCore;

internal static class FilingPage
{
    internal static Task<ConsoleAnswer> ShowAsync(ConsoleCall call)
    {
        string title = call.T("备案材料", "Filing packages");
        if (!Features.HasFiling(call))
        {
            return Task.FromResult(Features.Missing(call, "/filing", title, ".AddFiling()"));
        }

        FilingDesk desk = call.Required<FilingDesk>();
        Html body = Html.Of($"""
            <p class="note warn">{call.T("材料是自评估草稿，未经审定，不作为合规结论；各地表单可能不同，以受理部门的空白表为准。", "The packages are drafts of a self-assessment and no finding of compliance; forms differ by place, the office's own blank form holds.")}</p>
            {Procedures(call)}
            {(desk.Packages is { } built ? FilingBuildView.Draw(call, built) : Html.Of($"""<p class="empty">{call.T("启动以来还没有生成过材料。", "No package was built since the app started.")}</p>"""))}
            {(desk.Dossier is { } dossier ? DossierView.Draw(call, dossier) : Html.Empty)}
            {Actions(call, desk)}
            """);
        return Task.FromResult(Layout.Page(call, "/filing", title, body));
    }

    internal static FilingProfile? ReadProfile(ConsoleCall call)
    {
        string path = call.Options.FilingProfile;
        return path.Length == 0 ? null : Guarded(call, path, FilingProfile.Read);
    }

    internal static FilingManifest? ReadLast(ConsoleCall call)
    {
        string path = call.Options.LastFiling;
        return path.Length == 0 ? null : Guarded(call, path, FilingManifest.Read);
    }

    // what is handed in, what the people who finish it need, and what the next build is compared with
    internal static IEnumerable<FilingFile> Downloads(BuiltPackages built) => built.Build.Files
        .Where(f => f.Path.EndsWith(".zip", StringComparison.Ordinal) || (!f.Path.Contains('/', StringComparison.Ordinal) && f.Path.EndsWith(".docx", StringComparison.Ordinal)) || f.Path == FilingManifest.FileName);

    private static T Guarded<T>(ConsoleCall call, string path, Func<string, T> read)
    {
        try
        {
            return read(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException(call.T($"文件“{Path.GetFileName(path)}”读不出来，请检查路径和权限。", $"The file '{Path.GetFileName(path)}' cannot be read. Check path and permissions."), exception);
        }
    }

    private static Html Procedures(ConsoleCall call)
    {
        ProcedureAnswer answer;
        string from;
        try
        {
            FilingProfile? profile = ReadProfile(call);
            from = profile is null
                ? call.T("按应用的设置（没有资料文件）", "By the app's settings (there is no profile)")
                : call.T("按资料文件：", "By the profile: ") + profile.Name;
            answer = ProcedureFinder.Find(profile?.Facts ?? ProcedureFacts.From(call.Required<IOptions<GenAiComplianceOptions>>().Value));
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or FilingInputException)
        {
            return Html.Of($"""<p class="note bad">{(exception is ArgumentException ? exception.Message.Split(" (Parameter")[0] : exception.Message)}</p>""");
        }

        return Html.Of($"""
            <p class="hint">{from}</p>
            {Layout.Table(
                call.T("适用程序", "Procedures that apply"),
                [call.T("程序", "Procedure"), call.T("受理", "Where"), call.T("时限", "Clock"), call.T("理由和依据", "Why, and by which text")],
                answer.Procedures.Select(p => Html.Of($"""
                    <tr><td><strong>{call.T(p.Chinese, p.English)}</strong></td><td>{p.Where}</td><td>{p.Clock}<br><span class="hint">{FilingWords.Of(call, p.ClockConfidence)}</span></td><td>{Reasons(call, p.Reasons)}</td></tr>
                    """)),
                call.T("没有适用的程序。", "No procedure applies."))}
            {Reasons(call, [.. answer.None, .. answer.Warnings])}
            """);
    }

    private static Html Reasons(ConsoleCall call, IReadOnlyList<ProcedureReason> reasons) => reasons.Count == 0
        ? Html.Empty
        : Html.Of($"""<ul class="plain">{Html.Join(reasons.Select(r => Html.Of($"<li>{call.T(r.Chinese, r.English)} <span class=\"hint\">{r.Article}；{FilingWords.Of(call, r.Confidence)}</span></li>")))}</ul>""");

    private static Html Actions(ConsoleCall call, FilingDesk desk)
    {
        Html build = call.Options.FilingProfile.Length == 0
            ? Html.Of($"""<p class="note">{call.T("生成材料需要资料文件，请设置：", "To build, name a profile: ")}<code>GenAiMeasures:Web:Console:FilingProfile</code></p>""")
            : Layout.Form(call, ConsoleRole.Operator, "/filing/build", call.T("生成材料", "Build the packages"), Html.Empty, call.T("生成", "Build"));
        Html download = desk.Packages is not { } built
            ? Html.Empty
            : Layout.Form(
                call,
                ConsoleRole.Operator,
                "/filing/download",
                call.T("下载材料（含个人信息）", "Download (it holds personal information)"),
                Layout.Select("file", call.T("文件", "File"), Downloads(built).Select(f => (f.Path, f.Path))),
                call.T("下载", "Download"));
        Html dossier = Layout.Form(call, ConsoleRole.Auditor, "/filing/dossier", call.T("生成并下载检查档案", "Build and download the inspection dossier"), Html.Empty, call.T("生成", "Build"));
        return Html.Of($"{build}{download}{dossier}");
    }
}
