using System.Net;
using GenAiMeasures.Filing;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.AspNetCore.Tests;

public sealed class ConsoleComplaintTests(FilingFixture fixture) : IClassFixture<FilingFixture>
{
    private TestWeb Web => fixture.Web;

    [Fact]
    public async Task A_complaint_is_read_accepted_handled_answered_reported_and_closed()
    {
        await AnswerStreamTests.AskAsync(Web, "hello", "complainer");
        string exchange = (await Web.RecordsAsync()).OfType<ExchangeSettled>().Last().Exchange.ToString();
        using HttpClient user = Web.As("complainer");
        using HttpResponseMessage sent = await user.SendAsync("/people/complaints", $$"""{"category":"Content","text":"这个回答有问题","contact":"user@example.com","exchange":"{{exchange}}"}""");
        Assert.Equal(HttpStatusCode.Accepted, sent.StatusCode);
        string id = (await sent.JsonAsync()).GetProperty("number").GetString()!;
        using HttpClient op = Web.As("op-c", "genai-operator");
        string path = "/compliance/complaints/" + id;

        Assert.Contains($"<a href=\"{path}\">{id}</a>", await op.PageAsync("/compliance/complaints"), StringComparison.Ordinal);
        string page = await op.PageAsync(path);
        Assert.Contains("<p class=\"said\">这个回答有问题</p>", page, StringComparison.Ordinal);
        Assert.Contains("user@example.com", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"/compliance/records?exchange={exchange}\"", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"/compliance/standing/{await Web.PseudonymAsync("complainer")}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("complainer", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/answer\"", page, StringComparison.Ordinal);

        (string Step, (string, string)[] Fields)[] steps =
        [
            ("accept", []), ("handle", [("reference", "T-1")]), ("answer", [("answer", "我们已经更正，感谢反馈。")]), ("report", [("authority", "网信办"), ("receipt", "R-1")]), ("close", []),
        ];
        foreach ((string step, (string, string)[] fields) in steps)
        {
            using HttpResponseMessage response = await op.SubmitAsync(path, $"{path}/{step}", [.. fields, ("reason", "按流程处理此件")]);
            Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        }

        page = await op.PageAsync(path);
        Assert.Contains("<span class=\"tag good\">办结</span>", page, StringComparison.Ordinal);
        Assert.Contains("网信办 · R-1", page, StringComparison.Ordinal);
        Assert.DoesNotContain("感谢反馈", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<form method=\"post\"", page, StringComparison.Ordinal);
        List<LedgerRecord> records = await Web.RecordsAsync();
        Assert.Equal(
            ["complaint.accept", "complaint.handle", "complaint.answer", "complaint.report", "complaint.close"],
            records.OfType<OperatorActed>().Where(r => r.Target == id).Select(r => r.Action));
        Assert.All(records.OfType<ComplaintStepTaken>().Where(r => r.Complaint == id && r.Step != ComplaintStep.Received), r => Assert.Equal("op-c", r.Author));
    }

    [Fact]
    public async Task One_is_entered_by_hand_declined_and_exported()
    {
        using HttpClient op = Web.As("op-d", "genai-operator");
        using HttpResponseMessage entered = await op.SubmitAsync(
            "/compliance/complaints", "/compliance/complaints", ("about", "Minors"), ("channel", "phone"), ("text", "=1+1 家长来电"), ("reason", "电话转来的投诉"));
        string path = entered.Headers.Location!.ToString().Split('?')[0];
        using HttpResponseMessage declined = await op.SubmitAsync(path, path + "/decline", ("reason", "与本服务无关，已告知本人"));
        Assert.Equal(HttpStatusCode.SeeOther, declined.StatusCode);
        Assert.Contains("不予受理", await op.PageAsync(path), StringComparison.Ordinal);

        using HttpResponseMessage export = await op.SubmitAsync("/compliance/complaints", "/compliance/complaints/export", ("which", "all"), ("reason", "季度台账归档"));
        Assert.Equal("text/csv", export.Content.Headers.ContentType!.MediaType);
        string csv = await export.Content.ReadAsStringAsync();
        Assert.Contains("'=1+1 家长来电", csv, StringComparison.Ordinal);
        Assert.Contains((await Web.RecordsAsync()).OfType<OperatorActed>(), r => r is { Action: "complaint.export", Target: "all", Operator: "op-d" });
    }

    [Fact]
    public async Task A_step_out_of_order_is_refused()
    {
        Complaint complaint = await Web.Get<IComplaintRegister>().ReceiveAsync(new ComplaintEntry(ComplaintKind.Other, "web", "x"));
        using HttpClient op = Web.As("op-e", "genai-operator");
        using HttpResponseMessage early = await op.SubmitAsync("/compliance/complaints", $"/compliance/complaints/{complaint.Id}/close", ("reason", "提前办结不行"));
        using HttpResponseMessage empty = await op.SubmitAsync("/compliance/complaints", $"/compliance/complaints/{complaint.Id}/answer", ("reason", "没有答复内容"));

        Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
    }

    [Fact]
    public async Task What_was_not_answered_in_the_published_time_is_overdue()
    {
        await using TestWeb web = await TestWeb.StartAsync(build: b => b.AddFiling(f => f.ComplaintWorkingDays = 3));
        IComplaintRegister register = web.Get<IComplaintRegister>();
        Complaint late = await register.ReceiveAsync(new ComplaintEntry(ComplaintKind.Privacy, "mail", "late one") { ReceivedAt = TimeProvider.System.GetUtcNow().AddDays(-30) });
        Complaint fresh = await register.ReceiveAsync(new ComplaintEntry(ComplaintKind.Privacy, "mail", "fresh one"));
        using HttpClient viewer = web.As("v", "genai-viewer");

        string page = await viewer.PageAsync("/compliance/complaints?state=overdue");
        Assert.Contains(late.Id, page, StringComparison.Ordinal);
        Assert.DoesNotContain($">{fresh.Id}<", page, StringComparison.Ordinal);
        Assert.Contains("<span class=\"tag bad\">已逾期</span>", page, StringComparison.Ordinal);
        Assert.Contains("公布的反馈时限：3 个工作日。", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<form method=\"post\"", page, StringComparison.Ordinal);
    }
}
