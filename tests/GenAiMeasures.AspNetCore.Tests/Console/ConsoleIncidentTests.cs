using System.Net;

namespace GenAiMeasures.AspNetCore.Tests;

public sealed class ConsoleIncidentTests(WebFixture fixture) : IClassFixture<WebFixture>
{
    private TestWeb Web => fixture.Web;

    [Fact]
    public async Task An_incident_goes_from_finding_to_closed_report()
    {
        await AnswerStreamTests.AskAsync(Web, "hello", "u-incident");
        Incident incident = await Web.Get<IIncidentService>().ListAsync(new IncidentQuery { IsOpen = true, Kind = IncidentKind.IllegalContent }).FirstAsync(i => i.Exchange is not null);
        using HttpClient op = Web.As("op-7", "genai-operator");
        string page = "/compliance/incidents/" + incident.Id;
        string shown = await op.PageAsync(page);
        Assert.Contains("<li class=\"missing\">整改完成", shown, StringComparison.Ordinal);
        Assert.Contains("<li class=\"missing\">报告主管部门", shown, StringComparison.Ordinal);

        // not before every step is taken
        using HttpResponseMessage early = await op.SubmitAsync(page, page + "/close", ("reason", "已经全部处理完毕"));
        Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);

        using HttpResponseMessage regression = await op.SubmitAsync(
            page, page + "/regression", ("change", "lexicon 8"), ("reference", "ci/77"), ("passed", "12"), ("total", "12"), ("reason", "词库已经补充"));
        using HttpResponseMessage report = await op.SubmitAsync(
            page, page + "/report", ("authority", "某市网信办"), ("channel", "公文"), ("reference", "R-1"), ("sent", "2026-11-24T09:30"), ("reason", "依法报告"), ("x", ""));
        Assert.Equal(HttpStatusCode.BadRequest, report.StatusCode);
        using HttpResponseMessage reported = await op.SubmitAsync(
            page, page + "/report", ("authority", "某市网信办"), ("channel", "公文"), ("reference", "R-1"), ("sent", "2026-11-24T09:30"), ("reason", "依法报告违法内容"));
        using HttpResponseMessage closed = await op.SubmitAsync(page, page + "/close", ("reason", "已经全部处理完毕"));

        Assert.Equal([HttpStatusCode.SeeOther, HttpStatusCode.SeeOther, HttpStatusCode.SeeOther], new[] { regression.StatusCode, reported.StatusCode, closed.StatusCode });
        Incident end = (await Web.Get<IIncidentService>().FindAsync(incident.Id))!;
        Assert.True(end.IsClosed);
        Assert.Equal(new DateTimeOffset(2026, 11, 24, 9, 30, 0, TimeSpan.FromHours(8)), end.Steps.Single(s => s.Step == IncidentStep.Reported).SentAt);
        Assert.All(end.Steps.Where(s => s.Step is IncidentStep.Rectified or IncidentStep.Reported or IncidentStep.Closed), s => Assert.Equal("op-7", s.Author));
        Assert.Contains("<span class=\"tag good\">已办结</span>", await op.PageAsync(page), StringComparison.Ordinal);
        Assert.Contains(incident.Id, await op.PageAsync("/compliance/incidents?state=closed"), StringComparison.Ordinal);
        Assert.DoesNotContain(incident.Id, await op.PageAsync("/compliance/incidents"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operator_opens_an_incident_by_hand_and_takes_steps()
    {
        using HttpClient op = Web.As("op-7", "genai-operator");

        using HttpResponseMessage opened = await op.SubmitAsync(
            "/compliance/incidents", "/compliance/incidents", ("kind", "IllegalContent"), ("risk", "A.1.g"), ("reason", "巡查发现虚假信息"));

        Assert.Equal(HttpStatusCode.SeeOther, opened.StatusCode);
        string page = opened.Headers.Location!.ToString().Split('?')[0];
        using HttpResponseMessage evidence = await op.SubmitAsync(
            page, page + "/steps", ("step", "EvidenceAdded"), ("sha256", new string('a', 64)), ("reference", "归档-9"), ("reason", "截图已经归档"));
        using HttpResponseMessage bad = await op.SubmitAsync(page, page + "/steps", ("step", "EvidenceAdded"), ("sha256", "zz"), ("reason", "截图已经归档"));
        using HttpResponseMessage judged = await op.SubmitAsync(page, page + "/not-reportable", ("reason", "轻微且及时删除"));

        Assert.Equal([HttpStatusCode.SeeOther, HttpStatusCode.BadRequest, HttpStatusCode.SeeOther], new[] { evidence.StatusCode, bad.StatusCode, judged.StatusCode });
        string shown = await op.PageAsync(page);
        Assert.Contains("归档-9 · SHA-256 " + new string('a', 64), shown, StringComparison.Ordinal);
        Assert.Contains("判断无需报告", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kind", "None")]
    [InlineData("kind", "99")]
    [InlineData("exchange", "not-an-id")]
    [InlineData("risk", "A.9.z")]
    public async Task What_cannot_be_an_incident_is_not_opened(string field, string value)
    {
        using HttpClient op = Web.As("op-7", "genai-operator");
        (string, string)[] fields = [("kind", "IllegalContent"), ("reason", "巡查发现虚假信息")];

        using HttpResponseMessage response = await op.SubmitAsync("/compliance/incidents", "/compliance/incidents", [(field, value), .. fields.Where(f => f.Item1 != field)]);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }
}
