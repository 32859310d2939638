using System.Net;
using GenAiMeasures.Provenance;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.AspNetCore.Tests;

/// <summary>Pages that packages and the host bring: shown where they are registered, drawn without a way to write markup, and their actions on record.</summary>
public sealed class ContributedPageTests
{
    [Fact]
    public async Task Lexicons_are_shown_with_their_clock_and_read_again_on_demand()
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory("genai-measures-lexicon-").FullName, "ours.csv");
        await File.WriteAllTextAsync(file, "term,risk\n违禁词,A.1.f\n");
        await using TestWeb web = await TestWeb.StartAsync(build: b => b.AddModeration(m =>
        {
            m.Lexicons.AddFile(file);
            m.Lexicons.ReloadSeconds = 0;
        }));
        using HttpClient op = web.As("op-1", "genai-operator");

        string page = await op.PageAsync("/compliance/pages/lexicons");
        Assert.Contains("<td>ours.csv</td><td>1</td>", page, StringComparison.Ordinal);
        Assert.Contains("启动时加载，此后没有变化", page, StringComparison.Ordinal);
        Assert.Contains("A.1.f", page, StringComparison.Ordinal);
        Assert.Contains("<code>tooFewTerms</code>", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/compliance/pages/lexicons\">词库</a>", await op.PageAsync("/compliance"), StringComparison.Ordinal);

        await File.WriteAllTextAsync(file, "term,risk\n违禁词,A.1.f\n第二词,A.1.f\n");
        using HttpResponseMessage good = await ReloadAsync(op, "补充本周词条");
        Assert.Equal("/compliance/pages/lexicons?done=1", good.Headers.Location!.ToString());
        page = await op.PageAsync("/compliance/pages/lexicons");
        Assert.Contains("<td>ours.csv</td><td>2</td>", page, StringComparison.Ordinal);
        Assert.Contains("已启用新词库", page, StringComparison.Ordinal);

        await File.WriteAllTextAsync(file, "term,risk\n违禁词,Z.9\n");
        using HttpResponseMessage bad = await ReloadAsync(op, "再补充本周词条");
        Assert.Equal(HttpStatusCode.Conflict, bad.StatusCode);
        Assert.Contains("词库文件有 1 处问题，未启用；原有词库继续有效。", await bad.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        page = await op.PageAsync("/compliance/pages/lexicons");
        Assert.Contains("<p class=\"note bad\">改动后的词库文件有 1 处问题，未启用；原有词库继续有效。</p>", page, StringComparison.Ordinal);
        Assert.Contains("<td>ours.csv</td><td>2</td>", page, StringComparison.Ordinal);

        Assert.Equal(
            [("lexicons.reload", "op-1", "补充本周词条"), ("lexicons.reload", "op-1", "再补充本周词条")],
            (await web.RecordsAsync()).OfType<OperatorActed>().Select(r => (r.Action, r.Operator, r.Reason)));
        Assert.Single((await web.RecordsAsync()).OfType<LexiconReloaded>());
        Assert.Single((await web.RecordsAsync()).OfType<LexiconReloadFailed>());

        using HttpClient viewer = web.As("v", "genai-viewer");
        Assert.DoesNotContain("<form method=\"post\"", await viewer.PageAsync("/compliance/pages/lexicons"), StringComparison.Ordinal);
        Assert.Contains("Lexicons in force", await viewer.PageAsync("/compliance/pages/lexicons?lang=en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Training_data_is_shown_by_source_with_what_the_rules_found()
    {
        await using TestWeb web = await TestWeb.StartAsync(build: b => b.AddProvenance(p => p.Store = TrainingDataStore.Ledger));
        await web.Get<ITrainingDataRegister>().CommitAsync(
            new TrainingData { Sources = [new TrainingDataSource { Id = "S/1", Name = "<b>自采网页</b>", Kind = SourceKind.SelfCollected, Stage = TrainingStage.PreTraining, State = SourceState.InUse }] },
            0,
            "员工 001",
            "首次登记");
        using HttpClient viewer = web.As("v", "genai-viewer");

        string page = await viewer.PageAsync("/compliance/pages/training-data");
        Assert.Contains("<a href=\"/compliance/pages/training-data/S%2F1\"><code>S/1</code></a>", page, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;自采网页&lt;/b&gt;", page, StringComparison.Ordinal);
        Assert.Contains("<td>员工 001</td><td>首次登记</td>", page, StringComparison.Ordinal);
        Assert.Contains("账本（每个版本是一条记录）", page, StringComparison.Ordinal);
        string source = await viewer.PageAsync("/compliance/pages/training-data/S%2F1");
        Assert.Contains("<span class=\"tag bad\">错误</span>", source, StringComparison.Ordinal);
        Assert.Contains("<dd>使用中</dd>", source, StringComparison.Ordinal);
        using HttpResponseMessage missing = await viewer.GetAsync(new Uri("/compliance/pages/training-data/S2", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task A_page_of_the_hosts_own_is_encoded_and_only_the_actions_it_offers_are_run()
    {
        var own = new OwnPage("own-page");
        await using TestWeb web = await TestWeb.StartAsync(build: b => b.Services.AddSingleton<IConsolePage>(own));
        using HttpClient op = web.As("op-1", "genai-operator");

        string page = await op.PageAsync("/compliance/pages/own-page");
        Assert.DoesNotContain("<i>", page, StringComparison.Ordinal);
        Assert.Contains("<h1>&lt;i&gt;标题&lt;/i&gt;</h1>", page, StringComparison.Ordinal);
        Assert.Contains("<dt>&lt;i&gt;事实&lt;/i&gt;</dt><dd><span class=\"tag info\">&lt;i&gt;值&lt;/i&gt;</span></dd>", page, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"&lt;i&gt;图&lt;/i&gt;: &lt;i&gt;条&lt;/i&gt; 3\"", page, StringComparison.Ordinal);

        using HttpResponseMessage done = await op.SubmitAsync("/compliance/pages/own-page", "/compliance/pages/own-page/actions/act", ("reason", "确有必要执行"));
        using HttpResponseMessage unknown = await op.SubmitAsync("/compliance/pages/own-page", "/compliance/pages/own-page/actions/other", ("reason", "确有必要执行"));
        using HttpResponseMessage nowhere = await op.SubmitAsync("/compliance/pages/own-page", "/compliance/pages/nothing/actions/act", ("reason", "确有必要执行"));
        Assert.Equal([HttpStatusCode.SeeOther, HttpStatusCode.NotFound, HttpStatusCode.NotFound], [done.StatusCode, unknown.StatusCode, nowhere.StatusCode]);
        Assert.Equal([("act", "op-1", "确有必要执行")], own.Ran);
        Assert.Equal("own-page.act", Assert.Single((await web.RecordsAsync()).OfType<OperatorActed>()).Action);
    }

    [Theory]
    [InlineData("one", "one", "Two console pages have the id 'one'. Give each its own.")]
    [InlineData("../x", "one", "The console page GenAiMeasures.AspNetCore.Tests.OwnPage has the id '../x'. Use small letters, digits and hyphens.")]
    [InlineData("", "one", "The console page GenAiMeasures.AspNetCore.Tests.OwnPage has the id ''. Use small letters, digits and hyphens.")]
    public async Task An_address_that_is_none_or_is_taken_keeps_the_app_from_starting(string first, string second, string expected)
    {
        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await using TestWeb web = await TestWeb.StartAsync(build: b => b.Services.AddSingleton<IConsolePage>(new OwnPage(first)).AddSingleton<IConsolePage>(new OwnPage(second)));
        });

        Assert.Equal(expected, error.Message);
    }

    private static Task<HttpResponseMessage> ReloadAsync(HttpClient client, string reason) =>
        client.SubmitAsync("/compliance/pages/lexicons", "/compliance/pages/lexicons/actions/reload", ("reason", reason));
}
