using Microsoft.Extensions.AI;

namespace GenAiMeasures.Filing.Tests;

public sealed class AssessmentRunnerTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("filing-run");

    public static AssessmentSummary Summary { get; } = new()
    {
        Run = "r",
        Model = "m",
        HasSafetyLayer = false,
        RunOn = new DateOnly(2026, 11, 24),
        Seed = 1,
        Banks = [],
        Profile = BankLinter.DefaultProfile,
        Judges = [],
        Tests = [],
        Failed = 0,
    };

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_run_asks_judges_counts_and_writes_what_it_found()
    {
        AssessmentOptions options = Options(sample: 310);
        AssessmentResult result = await AssessmentRunner.RunAsync(Model(), options);

        AssessmentTest test = Assert.Single(result.Summary.Tests);
        Assert.Equal((310, 310, 300), (test.Drawn, test.Judged, test.Counted));
        Assert.False(test.MeetsRule);
        Assert.Equal(0, result.Summary.Failed);
        Assert.Equal((310 * 7, 310 * 5), (result.Summary.InputTokens, result.Summary.OutputTokens));
        AssessmentResult again = AssessmentResult.Read(_folder.FullName);
        Assert.Equal(result.Summary.Run, again.Summary.Run);
        Assert.Equal(result.Cases.Select(c => (c.Id, c.Verdict)), again.Cases.Select(c => (c.Id, c.Verdict)));
    }

    [Fact]
    public async Task A_whole_bank_as_large_as_asked_for_is_judged_by_the_rule()
    {
        AssessmentResult result = await AssessmentRunner.RunAsync(Model(), Options(sample: 1000));

        Assert.True(result.Summary.Tests[0].MeetsRule);
        Assert.True(result.Summary.Tests[0].MeetsBound);
    }

    [Fact]
    public async Task So_many_calls_are_in_flight_and_no_more()
    {
        int now = 0;
        int most = 0;
        var client = new FakeChatClient
        {
            OnResponse = async (_, _, token) =>
            {
                int running = Interlocked.Increment(ref now);
                InterlockedMax(ref most, running);
                await Task.Delay(5, token);
                Interlocked.Decrement(ref now);
                return new ChatResponse(new ChatMessage(ChatRole.Assistant, "好"));
            },
        };

        await AssessmentRunner.RunAsync(client, Options(sample: 500) with { Concurrency = 64 });

        Assert.InRange(most, 2, 64);
    }

    [Fact]
    public async Task A_run_that_was_cut_off_goes_on_and_asks_nothing_twice()
    {
        using var stop = new CancellationTokenSource();
        int calls = 0;
        var first = new FakeChatClient
        {
            OnResponse = (messages, _, token) =>
            {
                if (Interlocked.Increment(ref calls) == 100)
                {
                    stop.Cancel();
                }

                token.ThrowIfCancellationRequested();
                return Answer(messages);
            },
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => AssessmentRunner.RunAsync(first, Options(sample: 310), stop.Token));

        // a half line, as a kill leaves it
        string file = Path.Combine(_folder.FullName, "answers.jsonl");
        int kept = File.ReadLines(file).Count();
        await File.AppendAllTextAsync(file, "{\"key\":\"abc");
        int asked = 0;
        AssessmentResult result = await AssessmentRunner.RunAsync(Model(() => Interlocked.Increment(ref asked)), Options(sample: 310));

        Assert.True(kept > 0);
        Assert.Equal(310 - kept, asked);
        Assert.Equal(310, result.Summary.Tests[0].Judged);
    }

    [Fact]
    public async Task A_second_run_is_answered_from_the_first_and_other_settings_are_asked_again()
    {
        string cache = Path.Combine(_folder.FullName, "cache.jsonl");
        await AssessmentRunner.RunAsync(Model(), Options(sample: 62) with { Cache = cache });
        int asked = 0;
        FakeChatClient second = Model(() => Interlocked.Increment(ref asked));

        await AssessmentRunner.RunAsync(second, Options(sample: 62) with { Cache = cache });
        Assert.Equal(0, asked);

        await AssessmentRunner.RunAsync(second, Options(sample: 62) with { Cache = cache, ChatOptions = new ChatOptions { Temperature = 0.5f } });
        Assert.Equal(62, asked);
    }

    [Fact]
    public async Task A_call_that_fails_is_tried_again_and_then_counts_for_nobody()
    {
        int calls = 0;
        var client = new FakeChatClient
        {
            OnResponse = (messages, _, _) =>
            {
                Interlocked.Increment(ref calls);
                return messages[0].Text.StartsWith("A.1.a", StringComparison.Ordinal) ? throw new HttpRequestException("secret detail") : Answer(messages);
            },
        };
        AssessmentResult result = await AssessmentRunner.RunAsync(client, Options(sample: 31) with { Retries = 2 });

        Assert.Equal(30 + 3, calls);
        Assert.Equal((31, 30, 1), (result.Summary.Tests[0].Drawn, result.Summary.Tests[0].Judged, result.Summary.Failed));
        string file = File.ReadAllText(Path.Combine(_folder.FullName, "answers.jsonl"));
        Assert.Contains("\"error\":\"HttpRequestException\"", file, StringComparison.Ordinal);
        Assert.DoesNotContain("secret detail", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_that_hangs_ends_at_its_time_limit()
    {
        var client = new FakeChatClient
        {
            OnResponse = async (_, _, token) =>
            {
                await Task.Delay(Timeout.Infinite, token);
                return new ChatResponse();
            },
        };

        AssessmentResult result = await AssessmentRunner.RunAsync(client, Options(sample: 31) with { Retries = 0, Timeout = TimeSpan.FromMilliseconds(20) });

        Assert.Equal(31, result.Summary.Failed);
        Assert.Equal(0, result.Summary.Tests[0].Judged);
    }

    [Fact]
    public async Task The_safety_layer_is_seen_on_the_answers_and_not_taken_on_trust()
    {
        var wrapped = new FakeChatClient
        {
            OnResponse = async (messages, _, _) =>
            {
                ChatResponse response = await Answer(messages);
                response.AdditionalProperties = new() { [GenAiMeasuresProperties.Exchange] = "x" };
                return response;
            },
        };

        Assert.True((await AssessmentRunner.RunAsync(wrapped, Options(sample: 31))).Summary.HasSafetyLayer);
        AssessmentResult stated = await AssessmentRunner.RunAsync(Model(), Options(sample: 31) with { HasSafetyLayer = true });
        Assert.True(stated.Summary.HasSafetyLayer && stated.Summary.IsSafetyLayerStated);
    }

    [Fact]
    public async Task What_the_production_pipeline_refuses_counts_as_refused()
    {
        await using TestHost host = TestHost.Create(FakeChatClient.Saying("一个回答"), stages: new TestScreen().With("禁", Verdict.Refuse));
        var bank = new AssessmentBank { Name = "r", Kind = BankKind.ShouldRefuse, Items = [new BankItem { Id = "1", Text = "禁止的问题", Risk = RiskCode.Parse("A.1.a") }, new BankItem { Id = "2", Text = "别的", Risk = RiskCode.Parse("A.1.a") }] };

        AssessmentResult result = await AssessmentRunner.RunAsync(host.Client, Options() with { Banks = [bank], Judges = [AssessmentJudges.Refusal()] });

        Assert.Equal([AssessmentVerdict.Refused, AssessmentVerdict.Answered], result.Cases.Select(c => c.Verdict));
        Assert.True(result.Summary.HasSafetyLayer);
    }

    [Fact]
    public async Task The_report_has_rates_charts_and_answers_only_in_the_sheet()
    {
        AssessmentOptions options = Options(sample: 62) with { Prices = new AssessmentPrices(10, 20) };
        AssessmentResult result = await AssessmentRunner.RunAsync(Model(), options);
        await AssessmentReport.WriteAsync(result, options, result);

        string html = File.ReadAllText(Path.Combine(_folder.FullName, "report.html"));
        Assert.Contains("<svg", html, StringComparison.Ordinal);
        Assert.Contains("样本不足（要求 1000）", html, StringComparison.Ordinal);
        Assert.Contains("不代表服务合规的结论", html, StringComparison.Ordinal);
        Assert.DoesNotContain("第0题", html, StringComparison.Ordinal);
        Assert.Equal(((62 * 7 * 10m) + (62 * 5 * 20m)) / 1_000_000m, result.Summary.Cost);
        AssessmentBank sheet = await AssessmentBank.ReadAsync(Path.Combine(_folder.FullName, "附件5-评估测试题.xlsx"), BankKind.Content);
        Assert.Equal(62, sheet.Items.Length);
        Assert.All(sheet.Items, i => Assert.True(i.Answer is "好" or "坏" && i.Judgement is "合格" or "不合格"));
    }

    [Fact]
    public async Task People_correct_a_sheet_and_their_verdicts_decide_without_asking_the_model_again()
    {
        AssessmentOptions options = Options(sample: 31);
        AssessmentResult machine = await AssessmentRunner.RunAsync(Model(), options);
        await AssessmentReport.WriteAsync(machine, options);
        string sheet = Path.Combine(_folder.FullName, "people.csv");
        await File.WriteAllTextAsync(sheet, "序号,研判结果\n" + string.Join('\n', machine.Cases.Select(c => c.Id + ",不合格")));

        AssessmentResult people = await AssessmentRunner.JudgeAsync(options with { Judges = [await AssessmentJudges.HumanAsync(sheet, "r1"), .. options.Judges] });

        Assert.Equal(0, people.Summary.Tests[0].Counted);
        Assert.Equal(31, Assert.Single(people.Agreement).Both);
    }

    [Fact]
    public async Task A_file_of_answers_that_is_damaged_is_named_by_its_line()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "answers.jsonl"), "{\"key\":\"a\",\"id\":\"1\"}\nnothing\n");

        InputProblem problem = Assert.Single((await Assert.ThrowsAsync<FilingInputException>(() => AssessmentRunner.RunAsync(Model(), Options()))).Problems);
        Assert.Equal(("answers.jsonl:2", "answers"), (problem.Place, problem.Code));
    }

    [Fact]
    public async Task What_cannot_be_run_is_refused_before_a_call()
    {
        FakeChatClient client = Model();
        foreach (AssessmentOptions options in (AssessmentOptions[])[
            Options() with { Banks = [] }, Options() with { Judges = [] }, Options() with { Concurrency = 0 }, Options() with { Sample = 0 }, Options() with { Timeout = TimeSpan.Zero },
            Options() with { Banks = [BankLinterTests.Content() with { Kind = BankKind.Keywords }] }, Options() with { Banks = [BankLinterTests.Content(), BankLinterTests.Content()] }])
        {
            await Assert.ThrowsAsync<ArgumentException>(() => AssessmentRunner.RunAsync(client, options));
        }

        Assert.Equal(0, client.Calls);
    }

    [Fact]
    public async Task Rates_of_a_run_fill_the_forms_with_their_interval_and_source()
    {
        await AssessmentRunner.RunAsync(Model(), Options(sample: 1000));
        FilingProfile profile = FilingProfileTests.Sample();
        var data = new FormData(profile);
        AssessmentFacts.Add(Path.Combine(_folder.FullName, "summary.json"), data);

        DocumentField field = data.Field("生成内容测试合格率", "facts.contentRate");
        Assert.StartsWith("96.8", field.Value, StringComparison.Ordinal);
        Assert.Contains("95% 区间", field.Value, StringComparison.Ordinal);
        Assert.StartsWith("summary.json（运行 ", field.Source, StringComparison.Ordinal);
        Assert.Null(data.Field("应拒答率", "facts.refusalRate").Value);
    }

    // one risk of the 31 is answered badly
    private static FakeChatClient Model(Action? called = null) => new()
    {
        OnResponse = (messages, _, _) =>
        {
            called?.Invoke();
            return Answer(messages);
        },
    };

    private static Task<ChatResponse> Answer(IReadOnlyList<ChatMessage> messages) => Task.FromResult(
        new ChatResponse(new ChatMessage(ChatRole.Assistant, messages[0].Text.StartsWith("A.3.c", StringComparison.Ordinal) ? "坏" : "好")) { Usage = new UsageDetails { InputTokenCount = 7, OutputTokenCount = 5 } });

    private static void InterlockedMax(ref int most, int value)
    {
        for (int seen = most; value > seen; seen = most)
        {
            Interlocked.CompareExchange(ref most, value, seen);
        }
    }

    private AssessmentOptions Options(int? sample = null) => new()
    {
        Banks = [BankLinterTests.Content()],
        Judges = [AssessmentJudges.Classifier("word", "1", (one, _) => new(one.Answer.Contains('坏', StringComparison.Ordinal) ? AssessmentVerdict.Unsafe : AssessmentVerdict.Safe))],
        Folder = _folder.FullName,
        Model = "test-1",
        Seed = 5,
        Sample = sample,
        RetryDelay = TimeSpan.Zero,
    };
}
