using System.Net;
using GenAiMeasures.Filing;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.AspNetCore.Tests;

public sealed class ConsoleClockTests(FilingFixture fixture) : IClassFixture<FilingFixture>
{
    private TestWeb Web => fixture.Web;

    [Fact]
    public async Task A_clock_is_started_shown_extended_and_met_and_each_is_a_record_of_the_operator()
    {
        using HttpClient op = Web.As("op-1", "genai-operator");
        using HttpResponseMessage started = await op.SubmitAsync(
            "/compliance/clocks", "/compliance/clocks", ("rule", "alg.change"), ("from", "2026-11-02T09:00"), ("about", "改版/一"), ("reason", "模型版本发生变更"));
        string path = started.Headers.Location!.ToString().Split('?')[0];
        Assert.Equal("/compliance/clocks/alg.change%3A%E6%94%B9%E7%89%88%2F%E4%B8%80", path);

        string page = await op.PageAsync(path);
        Assert.Contains("<h1>算法备案信息变更</h1>", page, StringComparison.Ordinal);
        Assert.Contains("<dt>最迟</dt><dd>2026-11-16 （含当日）</dd>", page, StringComparison.Ordinal);
        Assert.Contains("<dd>10 个工作日</dd>", page, StringComparison.Ordinal);
        Assert.Contains("Algorithm Provisions Art. 24(2)<br><code>alg.change</code>", page, StringComparison.Ordinal);
        Assert.Contains("<span class=\"tag good\">日历已公布</span>", page, StringComparison.Ordinal);
        Assert.Contains("改版/一", await op.PageAsync("/compliance/clocks"), StringComparison.Ordinal);

        using HttpResponseMessage extended = await op.SubmitAsync(path, path + "/extend", ("last", "2999-12-30"), ("reason", "主管部门书面同意延期"));
        Assert.Equal(HttpStatusCode.SeeOther, extended.StatusCode);
        Assert.Contains("约 ", await op.PageAsync(path), StringComparison.Ordinal);
        using HttpResponseMessage met = await op.SubmitAsync(path, path + "/meet", ("reason", "已提交变更，回执 2026-17"));
        Assert.Equal(HttpStatusCode.SeeOther, met.StatusCode);
        page = await op.PageAsync(path);
        Assert.Contains("<span class=\"tag good\">已办</span>", page, StringComparison.Ordinal);
        Assert.Contains("· op-1<br>已提交变更，回执 2026-17", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<form method=\"post\"", page, StringComparison.Ordinal);

        string id = "alg.change:改版/一";
        List<LedgerRecord> records = await Web.RecordsAsync();
        Assert.Equal(
            [("deadline.start", "alg.change"), ("deadline.extend", id), ("deadline.meet", id)],
            records.OfType<OperatorActed>().Where(r => r.Operator == "op-1").Select(r => (r.Action, r.Target!)));
        Assert.Equal(
            [DeadlineStep.Started, DeadlineStep.Extended, DeadlineStep.Met],
            records.OfType<DeadlineChanged>().Where(r => r.Deadline == id).Select(r => r.Step));
    }

    [Fact]
    public async Task A_clock_is_cancelled_and_not_twice()
    {
        using HttpClient op = Web.As("op-2", "genai-operator");
        using HttpResponseMessage started = await op.SubmitAsync("/compliance/clocks", "/compliance/clocks", ("rule", "assess.notice"), ("from", "2026-11-02T09:00"), ("about", "n-1"), ("reason", "收到书面通知"));
        string path = started.Headers.Location!.ToString().Split('?')[0];
        using HttpResponseMessage dropped = await op.SubmitAsync(path, path + "/drop", ("reason", "通知已被撤回"));
        Assert.Equal(HttpStatusCode.SeeOther, dropped.StatusCode);

        using HttpResponseMessage again = await op.SubmitAsync("/compliance/clocks", path + "/drop", ("reason", "通知已被撤回"));
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Contains("撤销", await op.PageAsync("/compliance/clocks?state=ended"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rule", "no.such", HttpStatusCode.BadRequest)]
    [InlineData("from", "soon", HttpStatusCode.BadRequest)]
    [InlineData("from", "", HttpStatusCode.BadRequest)]
    [InlineData("length", "ten", HttpStatusCode.BadRequest)]
    [InlineData("length", "12", HttpStatusCode.BadRequest)]
    [InlineData("reason", "short", HttpStatusCode.BadRequest)]
    public async Task What_is_wrong_in_the_form_starts_nothing(string field, string value, HttpStatusCode expected)
    {
        using HttpClient op = Web.As("op-3", "genai-operator");
        Dictionary<string, string> fields = new(StringComparer.Ordinal) { ["rule"] = "alg.change", ["from"] = "2026-11-02T09:00", ["about"] = "wrong", ["reason"] = "模型版本发生变更" };
        fields[field] = value;

        using HttpResponseMessage response = await op.SubmitAsync("/compliance/clocks", "/compliance/clocks", [.. fields.Select(f => (f.Key, f.Value))]);

        Assert.Equal(expected, response.StatusCode);
        Assert.Null(await Web.Get<IDeadlineService>().FindAsync("alg.change:wrong"));
    }

    [Fact]
    public async Task What_is_overdue_and_what_counts_hours_says_so_here_and_on_the_overview()
    {
        await using TestWeb web = await TestWeb.StartAsync(build: b => b.AddFiling());
        IDeadlineService deadlines = web.Get<IDeadlineService>();
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        await deadlines.StartAsync(new DeadlineStart("ndsmr.flaw", now.AddHours(-25), "o") { About = "late" });
        await deadlines.StartAsync(new DeadlineStart("ndsmr.flaw", now, "o") { About = "soon" });
        await deadlines.StartAsync(new DeadlineStart("logs.network", now, "o") { About = "kept" });
        using HttpClient viewer = web.As("v", "genai-viewer");

        string page = await viewer.PageAsync("/compliance/clocks");
        Assert.Contains("<span class=\"tag bad\">已逾期</span>", page, StringComparison.Ordinal);
        Assert.Matches("<span class=\"tag warn\">剩 2[34]\\.[0-9] 小时</span>", page);
        Assert.DoesNotContain("留存中", page, StringComparison.Ordinal);
        Assert.Contains("<span class=\"tag info\">留存中</span>", await viewer.PageAsync("/compliance/clocks?state=kept"), StringComparison.Ordinal);
        string overview = await viewer.PageAsync("/compliance");
        Assert.Contains("<b>2</b><span>进行中的期限</span>", overview, StringComparison.Ordinal);
        Assert.Contains("<b>1</b><span>逾期</span>", overview, StringComparison.Ordinal);
        Assert.Contains("危害国家安全、公共利益的产品缺陷漏洞报告</a>", overview, StringComparison.Ordinal);
        Assert.DoesNotContain("网络日志留存下限", overview, StringComparison.Ordinal);
        Assert.Contains("hours left", await viewer.PageAsync("/compliance/clocks?lang=en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_calendar_file_holds_what_is_open()
    {
        await Web.Get<IDeadlineService>().StartAsync(new DeadlineStart("alg.change", new DateTimeOffset(2026, 11, 2, 1, 0, 0, TimeSpan.Zero), "o") { About = "calendar" });
        using HttpClient viewer = Web.As("v", "genai-viewer");
        using HttpResponseMessage response = await viewer.GetAsync(new Uri("/compliance/clocks/calendar", UriKind.Relative));

        Assert.Equal("text/calendar", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("deadlines.ics", response.Content.Headers.ContentDisposition!.FileName);
        string text = await response.Content.ReadAsStringAsync();
        Assert.StartsWith("BEGIN:VCALENDAR\r\n", text, StringComparison.Ordinal);
        Assert.Contains("UID:alg.change:calendar@genai-measures", text, StringComparison.Ordinal);
    }
}
