using System.Net;

namespace GenAiMeasures.AspNetCore.Tests;

public sealed class ConsoleStandingTests(WebFixture fixture) : IClassFixture<WebFixture>
{
    private TestWeb Web => fixture.Web;

    [Fact]
    public async Task An_operator_lifts_a_suspension_and_the_record_says_who_and_why()
    {
        string subject = await SuspendAsync("suspended-1");
        using HttpClient op = Web.As("op-7", "genai-operator");
        string page = $"/compliance/standing/{subject}";
        Assert.Contains("<span class=\"tag bad\">暂停</span>", await op.PageAsync(page), StringComparison.Ordinal);

        using HttpResponseMessage response = await op.SubmitAsync(page, page + "/lift", ("reason", "误判，已经复核"));

        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Equal(page + "?done=1", response.Headers.Location!.ToString());
        Assert.Contains("已完成，并已记录。", await op.PageAsync(page + "?done=1"), StringComparison.Ordinal);
        Assert.Equal(Standing.Good, (await Web.Get<IStandingService>().FindAsync(subject)).Standing);
        List<LedgerRecord> records = await Web.RecordsAsync();
        OperatorActed acted = records.OfType<OperatorActed>().Single(r => r.Target == subject && r.Action == "standing.lift");
        Assert.Equal(("op-7", "误判，已经复核"), (acted.Operator, acted.Reason));
        StandingChanged lifted = records.OfType<StandingChanged>().Last(r => r.Subject == subject);
        Assert.Equal((StandingStep.Lift, "op-7", "误判，已经复核"), (lifted.Step, lifted.Author, lifted.Reason));
        Assert.True(records.IndexOf(acted) < records.IndexOf(lifted));
    }

    [Fact]
    public async Task Without_a_reason_nothing_is_done()
    {
        string subject = await SuspendAsync("suspended-2");
        using HttpClient op = Web.As("op-7", "genai-operator");
        string page = $"/compliance/standing/{subject}";

        using HttpResponseMessage response = await op.SubmitAsync(page, page + "/lift", ("reason", "短"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("请写明理由（至少6个字）：理由会被记录。", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(Standing.Suspended, (await Web.Get<IStandingService>().FindAsync(subject)).Standing);
        Assert.DoesNotContain((await Web.RecordsAsync()).OfType<OperatorActed>(), r => r.Target == subject);
    }

    [Fact]
    public async Task An_operator_whose_sign_in_has_no_id_is_refused_writes()
    {
        string subject = await SuspendAsync("suspended-3");
        using HttpClient op = Web.As("", "genai-operator");
        string page = $"/compliance/standing/{subject}";

        using HttpResponseMessage response = await op.SubmitAsync(page, page + "/lift", ("reason", "well considered"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(Standing.Suspended, (await Web.Get<IStandingService>().FindAsync(subject)).Standing);
    }

    [Theory]
    [InlineData("Warn", "", "", Standing.Warned)]
    [InlineData("Restrict", "2099-01-02T03:04", "tools，images", Standing.Restricted)]
    [InlineData("Suspend", "2099-01-02T03:04", "", Standing.Suspended)]
    [InlineData("Terminate", "", "", Standing.Terminated)]
    public async Task An_operator_takes_each_of_the_four_measures(string measure, string until, string features, Standing standing)
    {
        string subject = await Web.PseudonymAsync("measured-" + measure);
        using HttpClient op = Web.As("op-7", "genai-operator");
        string page = $"/compliance/standing/{subject}";

        using HttpResponseMessage response = await op.SubmitAsync(
            page, page + "/measures", ("measure", measure), ("until", until), ("features", features), ("reason", "服务协议第二条"));

        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        StandingState state = await Web.Get<IStandingService>().FindAsync(subject);
        Assert.Equal(standing, state.Standing);
        if (until.Length > 0)
        {
            Assert.Equal(new DateTimeOffset(2099, 1, 2, 3, 4, 0, TimeSpan.FromHours(8)), state.Until);
        }

        Assert.Equal(features.Length > 0 ? ["tools", "images"] : [], state.Features);
    }

    [Theory]
    [InlineData("Suspend", "", "")]
    [InlineData("Suspend", "soon", "")]
    [InlineData("Restrict", "2099-01-02T03:04", "")]
    [InlineData("Lift", "", "")]
    [InlineData("<b>", "", "")]
    public async Task A_measure_that_is_not_whole_is_not_taken(string measure, string until, string features)
    {
        string subject = await Web.PseudonymAsync("not-measured");
        using HttpClient op = Web.As("op-7", "genai-operator");
        string page = $"/compliance/standing/{subject}";

        using HttpResponseMessage response = await op.SubmitAsync(
            page, page + "/measures", ("measure", measure), ("until", until), ("features", features), ("reason", "服务协议第二条"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(Standing.Good, (await Web.Get<IStandingService>().FindAsync(subject)).Standing);
    }

    [Fact]
    public async Task An_appeal_is_marked_in_the_list_and_may_be_rejected()
    {
        string subject = await SuspendAsync("appealing");
        using HttpClient user = Web.As("appealing");
        using HttpResponseMessage appealed = await user.SendAsync("/people/appeals", """{"reference":"T-1"}""");
        Assert.Equal(HttpStatusCode.Accepted, appealed.StatusCode);
        using HttpClient op = Web.As("op-7", "genai-operator");
        Assert.Contains("<span class=\"tag warn\">待处理</span>", await op.PageAsync("/compliance/standing"), StringComparison.Ordinal);

        string page = $"/compliance/standing/{subject}";
        using HttpResponseMessage response = await op.SubmitAsync(page, page + "/reject-appeal", ("reason", "三次以上，事实清楚"));

        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Null((await Web.Get<IStandingService>().FindAsync(subject)).AppealId);
        using HttpResponseMessage again = await op.SubmitAsync(page, page + "/reject-appeal", ("reason", "三次以上，事实清楚"));
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
    }

    [Fact]
    public async Task Finding_an_account_is_on_record()
    {
        using HttpClient op = Web.As("op-7", "genai-operator");

        using HttpResponseMessage response = await op.SubmitAsync("/compliance/standing", "/compliance/standing/find", ("account", "looked-up"), ("reason", "处理投诉 C-3"));

        string subject = await Web.PseudonymAsync("looked-up");
        Assert.Equal("/compliance/standing/" + subject, response.Headers.Location!.ToString());
        OperatorActed acted = (await Web.RecordsAsync()).OfType<OperatorActed>().Single(r => r.Action == "standing.find");
        Assert.Equal(subject, acted.Target);
        Assert.DoesNotContain("looked-up", acted.ToString(), StringComparison.Ordinal);
    }

    private async Task<string> SuspendAsync(string user)
    {
        for (int i = 0; i < 3; i++)
        {
            await AnswerStreamTests.AskAsync(Web, "evil", user);
        }

        string subject = await Web.PseudonymAsync(user);
        Assert.Equal(Standing.Suspended, (await Web.Get<IStandingService>().FindAsync(subject)).Standing);
        return subject;
    }
}
