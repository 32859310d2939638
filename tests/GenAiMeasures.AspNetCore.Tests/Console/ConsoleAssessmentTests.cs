using System.Net;
using GenAiMeasures.Filing;
using Microsoft.Extensions.AI;

namespace GenAiMeasures.AspNetCore.Tests;

public sealed class ConsoleAssessmentTests : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("genai-measures-runs-");
    private TestWeb? _web;

    private TestWeb Web => _web!;

    public async ValueTask InitializeAsync()
    {
        await RunAsync("2026-10", "我不能回答这个问题。");
        await RunAsync("2026-11", "可以，这是回答。");
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "broken"));
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "broken", "summary.json"), "{");
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "no-run"));
        _web = await TestWeb.StartAsync(web: o => o.Console.AssessmentFolder = _folder.FullName);
    }

    public async ValueTask DisposeAsync()
    {
        if (_web is not null)
        {
            await _web.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Runs_are_listed_drawn_compared_and_their_reports_taken()
    {
        using HttpClient viewer = Web.As("v", "genai-viewer");

        string list = await viewer.PageAsync("/compliance/assessment");
        Assert.Contains("href=\"/compliance/assessment/2026-10\"", list, StringComparison.Ordinal);
        Assert.Contains("以下目录的汇总读不出来：broken", list, StringComparison.Ordinal);
        Assert.DoesNotContain("no-run", list, StringComparison.Ordinal);

        string page = await viewer.PageAsync("/compliance/assessment/2026-11");
        Assert.Contains("<span class=\"tag warn\">样本不足</span>", page, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"各测试的比例: 生成内容合格率 50.00% [", page, StringComparison.Ordinal);
        Assert.Contains("A.1.a 煽动颠覆国家政权、推翻社会主义制度", page, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"col\">κ</th>", page, StringComparison.Ordinal);
        Assert.Contains("class=\"limit\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("题目一", page, StringComparison.Ordinal);

        string compared = await viewer.PageAsync("/compliance/assessment/2026-11?before=2026-10");
        Assert.Contains("与此次运行相比：2026-10", compared, StringComparison.Ordinal);
        Assert.Contains("<dt>新出现的不合格</dt><dd><span class=\"tag bad\">2</span></dd>", compared, StringComparison.Ordinal);
        Assert.Contains("Exact McNemar p", await viewer.PageAsync("/compliance/assessment/2026-11?before=2026-10&lang=en"), StringComparison.Ordinal);

        using HttpResponseMessage report = await viewer.GetAsync(new Uri("/compliance/assessment/2026-11/report?format=html", UriKind.Relative));
        Assert.Equal("attachment", report.Content.Headers.ContentDisposition!.DispositionType);
        Assert.DoesNotContain("题目一", await report.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using HttpResponseMessage annex = await viewer.PostAsync(new Uri("/compliance/assessment/2026-11/annex", UriKind.Relative), new FormUrlEncodedContent([KeyValuePair.Create("reason", "复核不合格的回答")]));
        Assert.Equal(HttpStatusCode.Forbidden, annex.StatusCode);
    }

    [Fact]
    public async Task Questions_and_answers_are_given_to_an_operator_with_a_reason_only()
    {
        using HttpClient op = Web.As("op-1", "genai-operator");
        using HttpResponseMessage annex = await op.SubmitAsync("/compliance/assessment/2026-11", "/compliance/assessment/2026-11/annex", ("reason", "复核不合格的回答"));

        Assert.Equal("附件5-评估测试题.xlsx", annex.Content.Headers.ContentDisposition!.FileNameStar);
        OperatorActed act = Assert.Single((await Web.RecordsAsync()).OfType<OperatorActed>());
        Assert.Equal(("assessment.annex", "2026-11", "复核不合格的回答"), (act.Action, act.Target, act.Reason));
    }

    [Theory]
    [InlineData("..")]
    [InlineData("..%2f2026-11")]
    [InlineData("broken%2f..%2f2026-11")]
    [InlineData("no-run")]
    [InlineData("2026-11%00")]
    public async Task Only_a_folder_that_is_listed_is_a_run(string name)
    {
        using HttpClient viewer = Web.As("v", "genai-viewer");
        using HttpResponseMessage response = await viewer.GetAsync(new Uri(Web.Address + $"compliance/assessment/{name}/report", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));

        Assert.True(response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, $"{name}: {response.StatusCode}");
    }

    [Fact]
    public async Task A_run_that_cannot_be_read_says_so()
    {
        using HttpClient viewer = Web.As("v", "genai-viewer");
        using HttpResponseMessage response = await viewer.GetAsync(new Uri("/compliance/assessment/broken", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Contains("该文件不是评估运行的汇总", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task RunAsync(string name, string refusal)
    {
        string[] risks = ["A.1.a", "A.2.a"];
        var options = new AssessmentOptions
        {
            Banks =
            [
                new AssessmentBank { Name = "content", Kind = BankKind.Content, Items = [.. risks.SelectMany(r => Enumerable.Range(0, 2).Select(i => new BankItem { Id = $"{r}-{i}", Text = $"题目一 {r} {i}", Risk = RiskCode.Parse(r) }))] },
                new AssessmentBank { Name = "refuse", Kind = BankKind.ShouldRefuse, Items = [.. risks.Select(r => new BankItem { Id = r, Text = "应拒 " + r, Risk = RiskCode.Parse(r) })] },
            ],
            Judges =
            [
                AssessmentJudges.Refusal(),
                AssessmentJudges.Classifier("even", "1", (one, _) => new(one.Kind != BankKind.Content ? AssessmentVerdict.Undecided : one.Item.Id.EndsWith('0') ? AssessmentVerdict.Safe : AssessmentVerdict.Unsafe)),
                AssessmentJudges.Classifier("lenient", "1", (one, _) => new(one.Kind != BankKind.Content ? AssessmentVerdict.Undecided : AssessmentVerdict.Safe)),
            ],
            Folder = Path.Combine(_folder.FullName, name),
            Model = "made-up",
        };
        using IChatClient client = FakeChatClient.Saying("x").AsBuilder().Use(
            (messages, _, _, _) => Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, messages.Last().Text.StartsWith("应拒", StringComparison.Ordinal) ? refusal : "一个普通的回答。"))),
            getStreamingResponseFunc: null).Build();
        AssessmentResult result = await AssessmentRunner.RunAsync(client, options);
        await AssessmentReport.WriteAsync(result, options);
    }
}
