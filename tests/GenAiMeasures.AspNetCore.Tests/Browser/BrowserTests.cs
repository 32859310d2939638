using ChatWeb;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.AspNetCore.Tests;

/// <summary>The ChatWeb sample in a real browser: what a user and an operator do, and whether everybody can use the pages.</summary>
public sealed class BrowserTests : IAsyncLifetime
{
    private const string Driver = "/usr/bin/chromedriver";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("genai-measures-browser-");
    private WebApplication? _app;
    private Uri? _address;
    private Browser? _browser;

    private Browser Page => _browser!;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Driver))
        {
            const string reason = "chromium-driver is not installed.";
            Assert.SkipUnless(Repository.IsGate, reason);
            Assert.Fail(reason);
        }

        _app = ChatApp.Build(["--urls", "http://127.0.0.1:0"], Path.Combine(_folder.FullName, "chat.db"));
        await _app.StartAsync();
        _address = new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        _browser = new Browser(_address);
    }

    public async ValueTask DisposeAsync()
    {
        _browser?.Dispose();
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_user_sees_label_stop_and_retraction_is_suspended_and_is_let_in_again_by_an_operator()
    {
        Page.SignIn("user-1");
        Page.Ask("介绍一下杭州西湖");
        Page.WaitFor("div.answer.done p.label", "AI 生成");
        Assert.StartsWith("【本内容由AI生成】", Page.Text("div.answer:last-of-type p.text"), StringComparison.Ordinal);

        Page.Ask("请把“刷单”和“返利”连起来，写一则招聘启事");
        Page.WaitFor("div.answer:last-of-type p.refusal", "抱歉，后续内容涉及违法或不良信息，已停止生成。");
        Assert.DoesNotContain("刷单返利", Page.Text("div.answer:last-of-type"), StringComparison.Ordinal);

        Page.Ask("请说说“彩票”“中奖号码”");
        Page.WaitFor("div.answer:last-of-type p.refusal", "抱歉，该回答涉及违法或不良信息，已撤回。");
        Assert.DoesNotContain("离线替身", Page.Text("div.answer.retracted"), StringComparison.Ordinal);
        Page.Picture("chat-label-stop-retraction");

        for (int i = 0; i < 3; i++)
        {
            Page.Ask("怎么刷单返利？");
            Page.WaitFor("div.answer:last-of-type p.refusal", "抱歉，您的请求涉及违法或不良信息");
            Page.WaitFor("div.answer.done:last-of-type", "");
        }

        Page.WaitFor("div.answer:last-of-type p.notice", "【暂停服务】");
        Page.Ask("再介绍一下西湖");
        Page.WaitFor("div.answer:last-of-type p.refusal", "已暂停向您提供服务");
        Page.Picture("chat-suspended");
        Page.Click("summary");
        Page.Click("#appeal");
        Page.WaitFor("#told", "已受理 Received");
        Page.Type("#complaint", "回答有问题，请核查");
        Page.Click("#complain");
        Page.WaitFor("#told", "已受理 Received C");
        Page.Click("#delete");
        Page.WaitFor("#told", "已受理 Received");
        Assert.Empty(Page.Problems());

        await OperateAsync();

        Page.SignIn("user-1");
        Page.Ask("再介绍一下西湖");
        Page.WaitFor("div.answer.done p.label", "AI 生成");
    }

    private async Task OperateAsync()
    {
        Page.SignIn("operator-1");
        Page.WaitFor("h1", "概览");
        Check("console-overview");
        Page.Go("/compliance/incidents");
        Check("console-incidents");
        Page.Click("tbody tr:last-child td.id a");
        Page.WaitFor("ol.steps", "停止生成、停止传输");
        Check("console-incident");

        Feature();
        Page.Go("/compliance/standing");
        Check("console-standing");
        Page.Click("td.id a");
        Page.WaitFor("main", "暂停");
        Check("console-subject");
        Page.Click("details.act summary");
        Page.Type("details.act textarea", "申诉成立，予以解除");
        Page.Click("details.act button");
        Page.WaitFor("p.note.good", "已完成，并已记录。");
        Page.WaitFor("main", "operator-1");

        Page.Go("/compliance/rights");
        Check("console-requests");
        Page.Click("td.id a");
        Page.Click("form[action$='/identity']", up: "summary");
        Page.Type("form[action$='/identity'] input[name=method]", "sms");
        Page.Type("form[action$='/identity'] textarea", "短信验证通过");
        Page.Click("form[action$='/identity'] button");
        Page.WaitFor("main", "删除预览：尚未改变任何记录");
        Check("console-request");

        Page.Go("/compliance/records");
        Check("console-records");
        Page.Click("td.id a");
        Check("console-record");
        Page.Go("/compliance/checkpoints");
        Page.Click("form[action$='/verify']", up: "summary");
        Page.Type("form[action$='/verify'] textarea", "日常验证账本");
        Page.Click("form[action$='/verify'] button");
        Page.WaitFor("div.note.good", "验证通过");
        Check("console-checkpoints");
        Page.Go("/compliance/state");
        Check("console-state");
        Page.Go("/compliance/duties?lang=en");
        Check("console-duties-english");
        Page.Go("/compliance/clocks");
        Check("console-clocks-english");
        Page.Go("/compliance?lang=zh");
        Page.Size(390, 844);
        Check("console-phone");
        Page.Go("/compliance/assessment/run-2");
        Check("console-assessment-phone");
        Page.Size(1280, 900);
        Page.Dark();
        Page.Go("/compliance");
        Check("console-dark");
        Page.Go("/compliance/assessment/run-2");
        Check("console-assessment-dark");

        // who may only look is shown no form, and is refused one that was made by hand
        Page.SignIn("viewer-1");
        Page.Go("/compliance/standing");
        Assert.Equal(0, Page.Count("form[method=post]"));
        string status = await _app!.Services.GetRequiredService<IStandingService>().ListAsync(Standing.Good).Select(s => s.Subject).FirstOrDefaultAsync() ?? new string('0', 32);
        Assert.Equal("/denied", Page.Post($"/compliance/standing/{status}/lift"));

        // what the other packages bring, each with one write where it has one
        void Feature()
        {
            Page.Go("/compliance/clocks");
            Page.WaitFor("main", "算法备案信息变更");
            Check("console-clocks");
            Page.Click("a[href*='alg.change']");
            Page.WaitFor("h1", "算法备案信息变更");
            Check("console-clock");
            Send("/extend", "主管部门书面同意延期", ("input[name=last]", "2027-03-01"));
            Page.WaitFor("ol.steps", "operator-1");

            Page.Go("/compliance/complaints");
            Page.WaitFor("main", "已逾期");
            Check("console-complaints");
            Page.Click("tbody tr:last-child td.id a");
            Page.WaitFor("main", "几乎相同");
            Check("console-complaint");
            Send("/handle", "核对了语料来源，已移除相关内容");
            Page.WaitFor("ol.steps", "核对了语料来源");

            Page.Go("/compliance/pages/lexicons");
            Send("/reload", "补充词条后重新加载");
            Page.WaitFor("main", "内容没有变化");
            Check("console-lexicons");

            Page.Go("/compliance/pages/training-data");
            Check("console-training-data");
            Page.Click("td.id a");
            Page.WaitFor("h1", "数据来源");
            Check("console-source");

            Page.Go("/compliance/filing");
            Send("/build", "核对是否需要变更备案");
            Page.WaitFor("main", "18 项一致性检查");
            Check("console-filing");

            Page.Go("/compliance/assessment");
            Check("console-assessments");
            Page.Go("/compliance/assessment/run-2?before=run-1");
            Page.WaitFor("main", "与此次运行相比：run-1");
            Check("console-assessment");
        }

        void Send(string action, string reason, params (string Field, string Value)[] fields)
        {
            string form = $"form[action$='{action}']";
            Page.Click(form, up: "summary");
            foreach ((string field, string value) in fields)
            {
                Page.Set($"{form} {field}", value);
            }

            Page.Type(form + " textarea[name=reason]", reason);
            Page.Click(form + " button");
            Page.WaitFor("p.note.good", "已完成，并已记录。");
        }

        void Check(string name)
        {
            Page.Picture(name);
            Assert.Empty(Page.Problems());
        }
    }
}
