using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.AspNetCore.Tests;

public sealed class ConsolePageTests(FilingFixture fixture) : IClassFixture<FilingFixture>
{
    private TestWeb Web => fixture.Web;

    [Fact]
    public async Task The_overview_counts_todays_exchanges_findings_and_measures()
    {
        await using TestWeb web = await TestWeb.StartAsync(
            FakeChatClient.Saying("bad"), build: b => b.Services.AddSingleton<ExchangeStage>(new TestScreen().With("bad", Verdict.Stop, "A.1.h").With("evil", Verdict.Refuse, "A.1.a")));
        await AnswerStreamTests.AskAsync(web, "hello", "counted");
        await AnswerStreamTests.AskAsync(web, "evil", "counted");
        await AnswerStreamTests.AskAsync(web, "evil", "counted");
        using HttpClient viewer = web.As("v", "genai-viewer");

        string page = await viewer.PageAsync("/compliance");

        Assert.Contains("<b>3</b><span>今日交互</span>", page, StringComparison.Ordinal);
        Assert.Contains("<b>3</b><span>今日拒答和停止</span>", page, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"近七日发现: A.1.a 煽动颠覆国家政权、推翻社会主义制度 2, A.1.h 其他法律、行政法规禁止的内容 1\"", page, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"近七日处置措施: 警示 1\"", page, StringComparison.Ordinal);
        Assert.Contains("违法内容 A.1.h</a>", page, StringComparison.Ordinal);

        // what comes later is counted too, and nothing twice
        await AnswerStreamTests.AskAsync(web, "hello", "counted");
        Assert.Contains("<b>4</b><span>今日交互</span>", await viewer.PageAsync("/compliance"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_are_chinese_first_and_remember_english()
    {
        using HttpClient viewer = Web.As("v", "genai-viewer");

        Assert.Contains("<html lang=\"zh-CN\">", await viewer.PageAsync("/compliance"), StringComparison.Ordinal);
        string english = await viewer.PageAsync("/compliance/duties?lang=en");
        Assert.Contains("<html lang=\"en\">", english, StringComparison.Ordinal);
        Assert.Contains("Content-producer responsibility", english, StringComparison.Ordinal);
        Assert.Contains("<h1>Overview</h1>", await viewer.PageAsync("/compliance"), StringComparison.Ordinal);
        Assert.Contains("<h1>概览</h1>", await viewer.PageAsync("/compliance?lang=zh"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_duty_stands_with_its_article_and_its_reason()
    {
        using HttpClient viewer = Web.As("v", "genai-viewer");
        string page = await viewer.PageAsync("/compliance/duties");

        Assert.All(Web.Get<IDutyCatalog>().Coverage, c => Assert.Contains($"<code>{c.Duty.Id}</code>", page, StringComparison.Ordinal));
        Assert.Contains("不得删除篡改标识", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_beside_the_pages_are_zipped_and_not_sent_twice()
    {
        using HttpClient viewer = Web.As("v", "genai-viewer");
        viewer.DefaultRequestHeaders.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        var css = new Uri("/compliance/assets/console.css", UriKind.Relative);

        using HttpResponseMessage first = await viewer.GetAsync(css);
        Assert.Equal("gzip", first.Content.Headers.ContentEncoding.Single());
        await using var unzipped = new GZipStream(await first.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        Assert.StartsWith(":root {", await new StreamReader(unzipped).ReadToEndAsync(), StringComparison.Ordinal);

        viewer.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag!);
        using HttpResponseMessage second = await viewer.GetAsync(css);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("gzip", "gzip")]
    [InlineData("br, gzip;q=0.5", "gzip")]
    [InlineData("*", "gzip")]
    [InlineData("gzip;q=0", null)]
    [InlineData("br;q=1, gzip;q=0, *;q=0.5", null)]
    [InlineData("identity", null)]
    public async Task The_zipped_and_the_plain_file_have_tags_of_their_own_and_go_to_those_who_take_them(string? accepted, string? encoding)
    {
        var css = new Uri("/compliance/assets/console.css", UriKind.Relative);
        using HttpResponseMessage given = await GetAsync(accepted, null);
        string tag = given.Headers.ETag!.Tag;

        Assert.Equal(encoding, given.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Equal(encoding is not null, tag.EndsWith("-gzip\"", StringComparison.Ordinal));
        Assert.Equal("Accept-Encoding", Assert.Single(given.Headers.GetValues("Vary")));

        using HttpResponseMessage own = await GetAsync(accepted, $"\"x\", W/{tag}");
        using HttpResponseMessage others = await GetAsync(accepted, encoding is null ? tag[..^1] + "-gzip\"" : tag.Replace("-gzip", "", StringComparison.Ordinal));
        Assert.Equal([HttpStatusCode.NotModified, HttpStatusCode.OK], new[] { own.StatusCode, others.StatusCode });

        async Task<HttpResponseMessage> GetAsync(string? takes, string? known)
        {
            using HttpClient viewer = Web.As("v", "genai-viewer");
            using var request = new HttpRequestMessage(HttpMethod.Get, css);
            if (takes is not null)
            {
                request.Headers.TryAddWithoutValidation("Accept-Encoding", takes);
            }

            if (known is not null)
            {
                request.Headers.TryAddWithoutValidation("If-None-Match", known);
            }

            return await viewer.SendAsync(request);
        }
    }

    [Fact]
    public async Task A_page_needs_no_script_and_no_other_host()
    {
        using HttpClient viewer = Web.As("v", "genai-viewer");
        foreach (ConsoleRoute route in ConsoleRoutes.All.Where(r => !r.IsWrite && !r.Pattern.Contains('{', StringComparison.Ordinal) && r.Role == ConsoleRole.Viewer))
        {
            string page = await viewer.PageAsync("/compliance" + route.Pattern);
            Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("style=", page, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("://", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Without_stores_every_page_says_what_is_not_in_use()
    {
        await using TestWeb web = await TestWeb.StartAsync(stores: false);
        using HttpClient viewer = web.As("v", "genai-viewer");

        foreach (string place in (string[])["", "/duties", "/incidents", "/standing", "/rights", "/records", "/checkpoints", "/state", "/clocks", "/complaints", "/filing", "/assessment", "/pages/lexicons", "/pages/training-data"])
        {
            await viewer.PageAsync("/compliance" + place);
        }

        Assert.Contains("没有启用记录，无法统计。", await viewer.PageAsync("/compliance"), StringComparison.Ordinal);
        Assert.Contains("没有启用事件。", await viewer.PageAsync("/compliance/incidents"), StringComparison.Ordinal);
        foreach ((string place, string add) in (IEnumerable<(string, string)>)[("/clocks", ".AddFiling()"), ("/complaints", ".AddFiling()"), ("/filing", ".AddFiling()"), ("/assessment", "GenAiMeasures:Web:Console:AssessmentFolder"), ("/pages/lexicons", ".AddModeration(...)"), ("/pages/training-data", ".AddProvenance()")])
        {
            Assert.Contains($"本应用没有启用此功能。启用方法：<code>{add}</code>", await viewer.PageAsync("/compliance" + place), StringComparison.Ordinal);
            Assert.DoesNotContain($"href=\"/compliance{place}\"", await viewer.PageAsync("/compliance"), StringComparison.Ordinal);
        }

        Assert.Contains("<td>词库</td><td><span class=\"tag plain\">未启用</span></td><td class=\"id\">.AddModeration(...)</td>", await viewer.PageAsync("/compliance/state"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parts_that_report_their_state_are_shown()
    {
        using HttpClient viewer = Web.As("v", "genai-viewer");
        string page = await viewer.PageAsync("/compliance/state");

        Assert.Contains("<td>standing</td><td><span class=\"tag good\">正常</span></td>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_authentication_the_console_is_not_mapped()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddGenAiCompliance(Some.InternalService).AddWeb();
        WebApplication app = builder.Build();

        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => app.MapGenAiCompliance());
        Assert.StartsWith("The console needs authentication, and the app has none", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_the_package_in_the_container_nothing_is_mapped()
    {
        WebApplication app = WebApplication.CreateSlimBuilder().Build();

        Assert.StartsWith("The console is not in the service container.", Assert.Throws<InvalidOperationException>(() => app.MapGenAiCompliance()).Message, StringComparison.Ordinal);
        Assert.StartsWith("The intake is not in the service container.", Assert.Throws<InvalidOperationException>(() => app.MapGenAiIntake()).Message, StringComparison.Ordinal);
    }
}
