using System.IO.Compression;
using System.Net;
using GenAiMeasures.Filing;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.AspNetCore.Tests;

public sealed class ConsoleFilingTests
{
    private static readonly string Profile = Repository.PathOf("samples", "Filing", "profile.json");

    [Fact]
    public async Task Packages_are_built_shown_with_what_they_lack_and_taken_away_with_a_reason()
    {
        await using TestWeb web = await TestWeb.StartAsync(web: o => o.Console.FilingProfile = Profile, build: b => b.AddFiling());
        using HttpClient op = web.As("op-1", "genai-operator");

        string page = await op.PageAsync("/compliance/filing");
        Assert.Contains("按资料文件：profile.json", page, StringComparison.Ordinal);
        Assert.Contains("启动以来还没有生成过材料。", page, StringComparison.Ordinal);
        using HttpResponseMessage built = await op.SubmitAsync("/compliance/filing", "/compliance/filing/build", ("reason", "准备首次备案"));
        Assert.Equal("/compliance/filing?done=1", built.Headers.Location?.ToString());

        page = await op.PageAsync("/compliance/filing");
        Assert.Contains("各文件之间的 18 项一致性检查", page, StringComparison.Ordinal);
        Assert.Equal(18, FilingRules.All.Count);
        Assert.All(FilingRules.All, r => Assert.Contains($"<code>{r.Code}</code>", page, StringComparison.Ordinal));
        Assert.Contains("【待补充】", page, StringComparison.Ordinal);
        Assert.Contains("生成内容测试合格率、应拒答率、非拒答题拒答率", page, StringComparison.Ordinal);
        Assert.Contains("没有与上次备案比较", page, StringComparison.Ordinal);

        using HttpResponseMessage zip = await op.SubmitAsync("/compliance/filing", "/compliance/filing/download", ("file", "算法备案.zip"), ("reason", "提交前内部复核"));
        Assert.Equal("application/zip", zip.Content.Headers.ContentType!.MediaType);
        Assert.Equal("算法备案.zip", zip.Content.Headers.ContentDisposition!.FileNameStar);
        await using var archive = new ZipArchive(await zip.Content.ReadAsStreamAsync());
        Assert.Contains(archive.Entries, e => e.Name.EndsWith(".docx", StringComparison.Ordinal));
        using HttpResponseMessage other = await op.SubmitAsync("/compliance/filing", "/compliance/filing/download", ("file", "../../etc/passwd"), ("reason", "提交前内部复核"));
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);

        List<OperatorActed> acts = [.. (await web.RecordsAsync()).OfType<OperatorActed>()];
        Assert.Equal(["filing.build", "filing.download"], acts.Select(a => a.Action));
        Assert.StartsWith("profile.json sha256:", acts[0].Target, StringComparison.Ordinal);
        Assert.Matches("^算法备案\\.zip sha256:[0-9a-f]{64}$", acts[1].Target);

        using HttpClient viewer = web.As("v", "genai-viewer");
        page = await viewer.PageAsync("/compliance/filing");
        Assert.Contains("各文件之间的 18 项一致性检查", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<form method=\"post\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_build_is_compared_with_the_last_filing_and_only_operators_see_the_values()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("genai-measures-last-");
        try
        {
            FilingBuild last = await FilingPackages.BuildAsync(FilingProfile.Read(Profile), new FilingBuildOptions { Today = new DateOnly(2026, 10, 1) });
            await last.SaveAsync(folder.FullName);
            string manifest = Path.Combine(folder.FullName, FilingManifest.FileName);
            await File.WriteAllTextAsync(manifest, (await File.ReadAllTextAsync(manifest)).Replace("示例", "原名", StringComparison.Ordinal));
            await using TestWeb web = await TestWeb.StartAsync(
                web: o =>
                {
                    o.Console.FilingProfile = Profile;
                    o.Console.LastFiling = manifest;
                },
                build: b => b.AddFiling());
            using HttpClient op = web.As("op-1", "genai-operator");
            using HttpResponseMessage built = await op.SubmitAsync("/compliance/filing", "/compliance/filing/build", ("reason", "核对是否需要变更备案"));
            Assert.Equal(HttpStatusCode.SeeOther, built.StatusCode);

            string page = await op.PageAsync("/compliance/filing");
            Assert.Contains("应当办理变更备案，最迟", page, StringComparison.Ordinal);
            Assert.Contains("原名", page, StringComparison.Ordinal);
            using HttpClient viewer = web.As("v", "genai-viewer");
            Assert.DoesNotContain("原名", await viewer.PageAsync("/compliance/filing"), StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task An_auditor_takes_the_dossier_and_the_page_names_its_gaps()
    {
        await using TestWeb web = await TestWeb.StartAsync(build: b => b.AddFiling());
        using HttpClient auditor = web.As("a-1", "genai-auditor");
        using HttpResponseMessage dossier = await auditor.SubmitAsync("/compliance/filing", "/compliance/filing/dossier", ("reason", "监督检查要求提供"));

        await using var archive = new ZipArchive(await dossier.Content.ReadAsStreamAsync());
        Assert.Contains(archive.Entries, e => e.FullName == "manifest.json");
        DossierBuilt record = Assert.Single((await web.RecordsAsync()).OfType<DossierBuilt>());
        Assert.Equal("a-1", record.Author);
        Assert.Equal("dossier.build", Assert.Single((await web.RecordsAsync()).OfType<OperatorActed>()).Action);
        string page = await auditor.PageAsync("/compliance/filing");
        Assert.Contains($"<code>{record.Sha256}</code>", page, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"col\">缺项</th>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/filing/build", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing.json", null, "文件“missing.json”读不出来，请检查路径和权限。")]
    [InlineData("bad.json", "{\"version\":", "bad.json")]
    public async Task A_profile_that_cannot_be_read_is_said_and_nothing_is_built(string name, string? content, string expected)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("genai-measures-profile-");
        try
        {
            string path = Path.Combine(folder.FullName, name);
            if (content is not null)
            {
                await File.WriteAllTextAsync(path, content);
            }

            await using TestWeb web = await TestWeb.StartAsync(web: o => o.Console.FilingProfile = path, build: b => b.AddFiling());
            using HttpClient op = web.As("op-1", "genai-operator");

            string page = await op.PageAsync("/compliance/filing");
            Assert.Contains(expected, page, StringComparison.Ordinal);
            Assert.DoesNotContain(folder.FullName, page, StringComparison.Ordinal);
            using HttpResponseMessage built = await op.SubmitAsync("/compliance/filing", "/compliance/filing/build", ("reason", "准备首次备案"));
            Assert.Equal(HttpStatusCode.Conflict, built.StatusCode);
            Assert.Empty((await web.RecordsAsync()).OfType<OperatorActed>());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Without_a_profile_the_procedures_follow_from_the_settings_and_the_page_says_what_is_missing()
    {
        await using TestWeb web = await TestWeb.StartAsync(build: b => b.AddFiling());
        using HttpClient op = web.As("op-1", "genai-operator");

        string page = await op.PageAsync("/compliance/filing");
        Assert.Contains("按应用的设置（没有资料文件）", page, StringComparison.Ordinal);
        Assert.Contains("<code>GenAiMeasures:Web:Console:FilingProfile</code>", page, StringComparison.Ordinal);
        using HttpResponseMessage built = await op.SubmitAsync("/compliance/filing", "/compliance/filing/build", ("reason", "准备首次备案"));
        Assert.Equal(HttpStatusCode.Conflict, built.StatusCode);
    }
}
