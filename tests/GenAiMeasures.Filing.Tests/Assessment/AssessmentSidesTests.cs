using System.Collections.Concurrent;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Filing.Tests;

/// <summary>The same questions past the production pipeline and through it.</summary>
public sealed class AssessmentSidesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("filing-sides");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_pipeline_turns_unsafe_answers_into_refusals_and_both_sides_are_kept()
    {
        FakeChatClient model = Model();
        await using TestHost host = TestHost.Create(model, stages: new TestScreen().With("坏", Verdict.Stop));

        AssessmentSides sides = await AssessmentRunner.RunBothAsync(model, host.Client, Options(host), Cancellation);

        Assert.Equal((62, 60), (sides.Without.Summary.Tests[0].Judged, sides.Without.Summary.Tests[0].Counted));
        Assert.Equal((62, 62), (sides.With.Summary.Tests[0].Judged, sides.With.Summary.Tests[0].Counted));
        Assert.Equal((false, true), (sides.Without.Summary.HasSafetyLayer, sides.With.Summary.HasSafetyLayer));
        Assert.Equal((null, "test-screen"), (sides.Without.Summary.SafetyLayer, sides.With.Summary.SafetyLayer));
        Assert.False(sides.With.Summary.IsSafetyLayerStated);
        Assert.Equal((62, 0, 2), (sides.Comparison.Both, sides.Comparison.NewlyFailing.Count, sides.Comparison.NewlyPassing.Count));
        Assert.Equal(0.5, sides.Comparison.P, 12);
        Assert.Equal(sides.Without.Cases.Select(c => c.Id), sides.With.Cases.Select(c => c.Id));
        Assert.NotEqual(sides.Without.Summary.Run, sides.With.Summary.Run);
        AssessmentSides again = AssessmentSides.Read(_folder.FullName);
        Assert.Equal((sides.Without.Summary.Run, sides.With.Summary.Run), (again.Without.Summary.Run, again.With.Summary.Run));
        Assert.Equal(2 * 62, model.Calls);

        // again: both sides are answered from their folders
        await AssessmentRunner.RunBothAsync(model, host.Client, Options(host), Cancellation);
        Assert.Equal(2 * 62, model.Calls);
    }

    [Fact]
    public async Task Every_question_is_asked_as_a_user_of_its_own_and_the_bare_side_as_nobody()
    {
        var users = new ConcurrentBag<string?>();
        IComplianceScope? scope = null;
        var model = new FakeChatClient
        {
            OnResponse = (_, _, _) =>
            {
                users.Add(scope!.Current?.Id);
                return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, "好")));
            },
        };
        await using TestHost host = TestHost.Create(model, stages: new TestScreen());
        scope = host.Services.GetRequiredService<IComplianceScope>();

        await AssessmentRunner.RunBothAsync(model, host.Client, Options(host), Cancellation);

        Assert.Equal(62, users.Count(u => u is null));
        Assert.Equal(62, users.Where(u => u is not null).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Another_layer_is_asked_anew_even_from_a_shared_file_of_answers()
    {
        FakeChatClient model = Model();
        await using TestHost host = TestHost.Create(model, stages: new TestScreen());
        AssessmentOptions options = Options(host) with { Cache = Path.Combine(_folder.FullName, "cache.jsonl") };
        await AssessmentRunner.RunBothAsync(model, host.Client, options, Cancellation);

        await AssessmentRunner.RunBothAsync(model, host.Client, options with { SafetyLayer = "other" }, Cancellation);

        Assert.Equal(3 * 62, model.Calls);
    }

    [Fact]
    public async Task A_side_that_is_not_what_it_is_called_is_refused()
    {
        FakeChatClient model = Model();
        await using TestHost host = TestHost.Create(model, stages: new TestScreen());

        Assert.Equal(
            "The client that was given as the pipeline answered without passing it. Wrap the model by .UseGenAiCompliance().",
            (await Assert.ThrowsAsync<InvalidOperationException>(() => AssessmentRunner.RunBothAsync(model, model, Options(host), Cancellation))).Message);
        Assert.Equal(
            "The client that was given as the bare model answered through the pipeline. Give the model that is inside it.",
            (await Assert.ThrowsAsync<InvalidOperationException>(() => AssessmentRunner.RunBothAsync(host.Client, host.Client, Options(host) with { Folder = Path.Combine(_folder.FullName, "2") }, Cancellation))).Message);
        await Assert.ThrowsAsync<ArgumentException>(() => AssessmentRunner.RunBothAsync(model, host.Client, Options(host) with { HasSafetyLayer = true }, Cancellation));
    }

    [Fact]
    public async Task A_pipeline_that_cannot_screen_is_a_failed_call_and_neither_a_refusal_nor_an_answer()
    {
        await using TestHost host = TestHost.Create(Model(), stages: new BrokenStage());

        AssessmentResult result = await AssessmentRunner.RunAsync(host.Client, Options(host) with { Retries = 1 }, Cancellation);

        Assert.Equal((62, 0), (result.Summary.Failed, result.Summary.Tests[0].Judged));
        Assert.Contains("\"error\":\"admission_unavailable\"", await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "answers.jsonl"), Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_puts_both_sides_beside_each_other_and_holds_no_question()
    {
        FakeChatClient model = Model();
        await using TestHost host = TestHost.Create(model, stages: new TestScreen().With("坏", Verdict.Stop));
        AssessmentOptions options = Options(host);

        await AssessmentReport.WriteBothAsync(await AssessmentRunner.RunBothAsync(model, host.Client, options, Cancellation), options, Cancellation);

        string html = await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "report.html"), Cancellation);
        Assert.Contains("加安全层后转为通过", html, StringComparison.Ordinal);
        Assert.Contains("含（test-screen）", html, StringComparison.Ordinal);
        Assert.Contains("60/62", html, StringComparison.Ordinal);
        Assert.Contains("62/62", html, StringComparison.Ordinal);
        Assert.Contains("样本不足（要求 1000）", html, StringComparison.Ordinal);
        Assert.DoesNotContain("第0题", html, StringComparison.Ordinal);
        Assert.All(
            (string[])["report.docx", "without/report.html", "without/附件5-评估测试题.xlsx", "with/report.docx", "with/附件5-评估测试题.xlsx"],
            f => Assert.True(File.Exists(Path.Combine(_folder.FullName, f)), f));
    }

    // two questions of the 62 are answered badly
    private static FakeChatClient Model() => new()
    {
        OnResponse = (messages, _, _) => Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, messages[0].Text.StartsWith("A.3.c", StringComparison.Ordinal) ? "坏" : "好"))),
    };

    private AssessmentOptions Options(TestHost host) => new()
    {
        Banks = [BankLinterTests.Content()],
        Judges = [AssessmentJudges.Refusal(), AssessmentJudges.Classifier("word", "1", (one, _) => new(one.Answer.Contains('坏', StringComparison.Ordinal) ? AssessmentVerdict.Unsafe : AssessmentVerdict.Safe))],
        Folder = _folder.FullName,
        Model = "test-1",
        Seed = 5,
        Sample = 62,
        RetryDelay = TimeSpan.Zero,
        SafetyLayer = "test-screen",
        Scope = host.Services.GetRequiredService<IComplianceScope>(),
    };

    private sealed class BrokenStage : ExchangeStage
    {
        public override string Name => "broken";

        public override int Order => StageOrder.Agreement;

        public override ValueTask<Admission> AdmitAsync(Exchange exchange, CancellationToken cancellationToken) => throw new IOException("no disk");
    }
}
