using FsCheck.Xunit;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Moderation.Tests;

/// <summary>Texts outside an exchange pass the same screens as in one.</summary>
public sealed class ModerationServiceTests
{
    private static readonly Action<ModerationOptions> Lexicons = m =>
    {
        m.Lexicons.Add("违禁药水", "A.1.f").Add("标记词", "A.2.a", Verdict.Flag).Add("遮盖词", "A.4.f", Verdict.Redact).Add("替代词", "A.1.a", Verdict.Substitute);
        m.Lexicons.Add([new LexiconTerm { Text = "加\\d{6}", Match = TermMatch.Regex, MaxLength = 7, Risks = [RiskCode.Parse("A.2.a")] }]);
        m.Evasion.Homophones = true;
        m.Answers.Add("*", "我们换个话题吧。");
    };

    [Theory]
    [InlineData("违禁药水", "lexicon")]
    [InlineData("围巾药水", "lexicon-homophones")]
    [InlineData("违&#31105;药水", "lexicon-hidden")]
    [InlineData("看6L+d56aB6I2v5rC0", "lexicon-hidden")]
    [InlineData("加123456", "lexicon-patterns")]
    [InlineData("坏", "fake")]
    public async Task Every_screen_of_the_pipeline_is_asked(string text, string screen)
    {
        await using ServiceProvider provider = Provider(b => b.AddModerator("fake", _ => new FakeModerator()));

        ModerationResult result = await Service(provider).ScreenAsync(text, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(Verdict.Refuse, result.Verdict);
        Assert.Equal(screen, Assert.Single(result.Findings).Screen);
    }

    [Fact]
    public async Task Personal_information_is_flagged_in_what_users_write_and_masked_in_what_streams()
    {
        await using ServiceProvider provider = Provider(b => b.AddPersonalInformation(o => o.Output = PersonalInformationTreatment.Mask));

        ModerationResult input = await Service(provider).ScreenAsync("手机13800138000", cancellationToken: TestContext.Current.CancellationToken);
        (string text, ModerationResult output) = await StreamAsync(provider, ["手机1380", "0138", "000。"]);

        Assert.Equal((Verdict.Flag, "mobile"), (input.Verdict, Assert.Single(input.Findings).Kind));
        Assert.Equal("手机138****8000。", text);
        Assert.Equal(Verdict.Redact, output.Verdict);
    }

    [Fact]
    public async Task Contents_are_walked_as_in_a_message()
    {
        AIContent[] contents =
        [
            new TextContent("干净"),
            new TextReasoningContent("想到违禁药水"),
            new FunctionCallContent("1", "search", new Dictionary<string, object?> { ["query"] = new Dictionary<string, object?> { ["words"] = new[] { "标记词" } } }),
            new DataContent("遮盖词"u8.ToArray(), "text/plain"),
            new ErrorContent("替代词"),
        ];
        await using ServiceProvider provider = Provider();

        ModerationResult result = await Service(provider).ScreenAsync(contents, ScreenSide.Output, TestContext.Current.CancellationToken);

        Assert.Equal(Verdict.Stop, result.Verdict);
        Assert.Equal(
            [(ContentKind.Reasoning, 1, Verdict.Stop), (ContentKind.ToolArgument, 2, Verdict.Flag), (ContentKind.TextData, 3, Verdict.Redact), (ContentKind.Error, 4, Verdict.Substitute)],
            result.Findings.Select(f => (f.Place.Kind, f.Place.Content, f.Verdict)));
    }

    [Fact]
    public async Task Contents_that_are_nested_too_deep_are_refused_and_said_to_be_unchecked()
    {
        AIContent content = new TextContent("x");
        for (int i = 0; i < 40; i++)
        {
            content = new FunctionResultContent("1", content);
        }

        await using ServiceProvider provider = Provider();

        ModerationResult result = await Service(provider).ScreenAsync([content], ScreenSide.Input, TestContext.Current.CancellationToken);

        Assert.Equal((Verdict.Refuse, ScreenedContents.Unwalkable), (result.Verdict, Assert.Single(result.Unchecked)));
    }

    [Fact]
    public async Task A_stream_ends_where_a_stop_falls_and_its_source_is_disposed()
    {
        bool disposed = false;
        int produced = 0;
        await using ServiceProvider provider = Provider();
        ModeratedPieces stream = Service(provider).ScreenAsync(Source(), ScreenSide.Output);
        string text = "";
        await foreach (string piece in stream.WithCancellation(TestContext.Current.CancellationToken))
        {
            Assert.NotEmpty(piece);
            text += piece;
        }

        Assert.Equal(("好的＊＊＊，", true, 4), (text, disposed, produced));
        Assert.Equal((Verdict.Stop, 2), (stream.Result!.Verdict, stream.Result.Findings.Count));

        async IAsyncEnumerable<string> Source()
        {
            try
            {
                foreach (string piece in new[] { "好的遮", "盖词，违", "禁药", "水和更多", "后面" })
                {
                    produced++;
                    await Task.Yield();
                    yield return piece;
                }
            }
            finally
            {
                disposed = true;
            }
        }
    }

    [Fact]
    public async Task A_substitute_comes_with_the_result_and_nothing_of_the_text_after_it_does()
    {
        await using ServiceProvider provider = Provider();

        ModerationResult whole = await Service(provider).ScreenAsync("说替代词", ScreenSide.Output, TestContext.Current.CancellationToken);
        (string text, ModerationResult streamed) = await StreamAsync(provider, ["说说看，替", "代词。"]);

        Assert.Equal((Verdict.Substitute, "我们换个话题吧。"), (whole.Verdict, whole.Substitute));
        Assert.Equal((Verdict.Substitute, "我们换个话题吧。"), (streamed.Verdict, streamed.Substitute));
        Assert.StartsWith(text, "说说看，", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ScreenFailure.Refuse, Verdict.Refuse)]
    [InlineData(ScreenFailure.ReleaseUnchecked, Verdict.Pass)]
    public async Task A_moderator_that_fails_refuses_or_is_named_as_the_settings_say(ScreenFailure failure, Verdict verdict)
    {
        await using ServiceProvider provider = Provider(
            b => b.AddModerator("fake", _ => new FakeModerator { Before = () => throw new TimeoutException() }, o => o.OnFailure = failure));

        ModerationResult result = await Service(provider).ScreenAsync("好", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal((verdict, "fake"), (result.Verdict, Assert.Single(result.Unchecked)));
    }

    [Property(MaxTest = 200, Arbitrary = [typeof(LexiconCases)])]
    public async Task Every_way_of_cutting_a_stream_gives_what_the_pipeline_gives(LexiconCase one)
    {
        await using ServiceProvider provider = Provider(configure: m => m.Lexicons.Add(one.Terms));

        (string Text, string Findings) whole = Describe(await StreamAsync(provider, [one.Text]));

        Assert.Equal(whole, Describe(await StreamAsync(provider, [.. LexiconCase.Cut(one.Text, one.Cuts)])));
        Assert.Equal(whole, Describe(await StreamAsync(provider, [.. LexiconCase.Cut(one.Text, [1])])));

        static (string, string) Describe((string Text, ModerationResult Result) one) => (
            // what was shown before a refusal depends on the cut: the caller takes it back
            one.Result.Verdict == Verdict.Refuse ? "" : one.Text,
            $"{one.Result.Verdict} " + string.Join(' ', one.Result.Findings.Select(f => $"{f.Start}+{f.Length}:{f.Rule}:{f.Verdict}").Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task An_empty_text_passes_and_a_cancelled_call_is_not_made()
    {
        await using ServiceProvider provider = Provider();

        Assert.Equal(Verdict.Pass, (await Service(provider).ScreenAsync("", cancellationToken: TestContext.Current.CancellationToken)).Verdict);
        await Assert.ThrowsAsync<OperationCanceledException>(async () => await Service(provider).ScreenAsync("x", cancellationToken: new CancellationToken(canceled: true)));
    }

    private static async Task<(string Text, ModerationResult Result)> StreamAsync(ServiceProvider provider, string[] pieces)
    {
        ModeratedPieces stream = Service(provider).ScreenAsync(pieces.ToAsyncEnumerable(), ScreenSide.Output);
        string text = "";
        await foreach (string piece in stream)
        {
            text += piece;
        }

        return (text, stream.Result!);
    }

    private static IModerationService Service(ServiceProvider provider) => provider.GetRequiredService<IModerationService>();

    private static ServiceProvider Provider(Action<IGenAiComplianceBuilder>? build = null, Action<ModerationOptions>? configure = null)
    {
        var services = new ServiceCollection();
        IGenAiComplianceBuilder builder = services.AddGenAiCompliance(Some.InternalService).AddModeration(configure ?? Lexicons);
        build?.Invoke(builder);
        return services.BuildServiceProvider();
    }
}
