using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Moderation.Tests;

public sealed class AddModerationTests
{
    [Fact]
    public async Task A_term_stops_the_answer_before_its_first_character_and_the_record_cites_rule_and_digest()
    {
        using var file = new TempFile("lexicon.csv", "term,risk\n违禁词,A.1.f\n");
        FakeChatClient model = FakeChatClient.Saying("好的，这是违", "禁", "词和更多");
        await using TestHost host = TestHost.Create(model, build: b => b.AddModeration(m => m.Lexicons.AddFile(file.Path)));

        List<ChatResponseUpdate> updates = await host.Client.StreamAsync();

        Assert.Equal("好的，这是\n\n抱歉，后续内容涉及违法或不良信息，已停止生成。", updates.TextOf());
        Assert.Equal("A.1.f", updates[^1].AdditionalProperties.Property(GenAiMeasuresProperties.Risk));
        Assert.Equal(0, model.OpenStreams);
        Assert.Equal(3, model.Produced);
        FindingFact finding = Assert.Single(host.Store.Records<ExchangeSettled>().Single().Findings);
        Assert.Equal(("lexicon", "lexicon.csv:2", 5, 3, Verdict.Stop), (finding.Screen, finding.Rule, finding.Start, finding.Length, finding.Verdict));
        Assert.Equal(LexiconReader.Digest(await File.ReadAllBytesAsync(file.Path, TestContext.Current.CancellationToken)), finding.Policy);
    }

    [Fact]
    public async Task A_term_in_the_question_refuses_it_without_asking_the_model()
    {
        FakeChatClient model = FakeChatClient.Saying("好");
        await using TestHost host = TestHost.Create(model, build: b => b.AddModeration(m => m.Lexicons.Add("违禁词", "A.1.f")));

        ChatResponse response = await host.Client.GetResponseAsync("请说违 禁 词");

        Assert.Equal(RefusalCodes.InputRefused, response.AdditionalProperties.Property(GenAiMeasuresProperties.Code));
        Assert.Equal(0, model.Calls);
    }

    [Fact]
    public async Task An_action_other_than_the_default_is_carried_out()
    {
        await using TestHost host = TestHost.Create(
            FakeChatClient.Saying("甲甲 and 乙乙 and 丙"),
            build: b => b.AddModeration(m => m.Lexicons.Add("甲甲", "A.4.f", Verdict.Redact).Add("乙乙", "A.4.f", Verdict.Flag)));

        ChatResponse response = await host.Client.GetResponseAsync("hello");

        Assert.Equal("＊＊ and 乙乙 and 丙", response.Text);
        Assert.Equal(2, host.Store.Records<ExchangeSettled>().Single().Findings.Count);
    }

    [Fact]
    public void A_service_for_the_public_covers_its_duties_by_a_lexicon_with_a_stopping_term_and_says_how_far()
    {
        IReadOnlyList<DutyCoverage> coverage = Coverage(m => m.Lexicons.Add("违禁词", "A.1.f").Add("标记词", "A.1.f", Verdict.Flag));

        Assert.Equal(
            [
                (DutyCoverageKind.Enforced, "GenAiMeasures.Moderation: 1 terms of 1 lexicons are refused in the input and stopped in the output; what no term names is not seen"),
                (DutyCoverageKind.Enforced, "GenAiMeasures.Moderation: generation and transmission stop before the first character of a match of 1 terms of 1 lexicons is out"),
                (DutyCoverageKind.Enforced, "GenAiMeasures.Moderation: every text of the input and of the answer passes 1 terms of 1 lexicons"),
            ],
            coverage.Where(c => c.Duty.Id is "IM-4-CONTENT" or "IM-14-1-STOP" or "DS-10-REVIEW").Select(c => (c.Kind, c.By)));
    }

    [Fact]
    public void Without_a_stopping_term_nothing_is_claimed()
    {
        IReadOnlyList<DutyCoverage> coverage = Coverage(m => m.Lexicons.Add("标记词", "A.1.f", Verdict.Flag));

        Assert.All(
            coverage.Where(c => c.Duty.Id is "IM-4-CONTENT" or "IM-14-1-STOP" or "DS-10-REVIEW"),
            c => Assert.Equal(DutyCoverageKind.Uncovered, c.Kind));
    }

    [Fact]
    public void Files_come_from_the_configuration_as_well()
    {
        using var file = new TempFile("words.txt", "违禁词\n");
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["GenAiMeasures:Moderation:Lexicons:Files:0:Path"] = file.Path,
            ["GenAiMeasures:Moderation:Lexicons:Files:0:Name"] = "ours",
            ["GenAiMeasures:Moderation:Lexicons:Files:0:DefaultRisk"] = "A.2.a",
        }).Build());
        services.AddGenAiCompliance(Some.InternalService).AddModeration();
        using ServiceProvider provider = services.BuildServiceProvider();

        LexiconVersion version = Assert.Single(provider.GetRequiredService<IModerationService>().Lexicons);

        Assert.Equal(new LexiconVersion("ours", version.Digest, 1, 1, 0), version with { Changed = null });
    }

    [Fact]
    public void A_lexicon_that_cannot_be_read_keeps_the_client_from_being_built()
    {
        LexiconException error = Assert.Throws<LexiconException>(() =>
            TestHost.Create(FakeChatClient.Saying("x"), build: b => b.AddModeration(m => m.Lexicons.AddFile("no-such-lexicon.csv"))));

        Assert.Equal("no-such-lexicon.csv", error.Lexicon);
    }

    [Fact]
    public async Task The_service_screens_texts_outside_an_exchange()
    {
        var services = new ServiceCollection();
        services.AddGenAiCompliance(Some.InternalService).AddModeration(m => m.Lexicons.Add("违禁词", "A.1.f").Add("标记词", "A.2.a", Verdict.Flag));
        await using ServiceProvider provider = services.BuildServiceProvider();
        IModerationService moderation = provider.GetRequiredService<IModerationService>();

        ModerationResult input = await moderation.ScreenAsync("标记词和违禁词", cancellationToken: TestContext.Current.CancellationToken);
        ModerationResult output = await moderation.ScreenAsync("违禁词", ScreenSide.Output, TestContext.Current.CancellationToken);
        ModerationResult clean = await moderation.ScreenAsync("没有", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(Verdict.Refuse, input.Verdict);
        Assert.Equal([(0, 3, "A.2.a"), (4, 3, "A.1.f")], input.Findings.Select(f => (f.Start, f.Length, f.Risk.Value)));
        Assert.Equal(Verdict.Stop, output.Verdict);
        Assert.Equal((Verdict.Pass, 0), (clean.Verdict, clean.Findings.Count));
    }

    private static IReadOnlyList<DutyCoverage> Coverage(Action<ModerationOptions> configure)
    {
        var services = new ServiceCollection();
        services.AddGenAiCompliance(Some.PublicService).AddModeration(configure);
        using ServiceProvider provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IDutyCatalog>().Coverage;
    }
}
