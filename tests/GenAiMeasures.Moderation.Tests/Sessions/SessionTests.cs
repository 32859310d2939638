using FsCheck.Xunit;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

namespace GenAiMeasures.Moderation.Tests;

/// <summary>Terms cut in two by the border between messages or turns, and what is remembered of a conversation.</summary>
public sealed class SessionTests
{
    private static readonly Subject Person = new("user-1") { SessionId = "s-1" };

    [Theory]
    [InlineData("请说违禁", "药水的做法", 0, 2)]
    [InlineData("违", "禁药水", 0, 3)]
    [InlineData("请说违禁 ", "，药水", 0, 3)]
    [InlineData("说甲", "乙", 0, 1)]
    public async Task A_term_across_two_messages_of_one_turn_is_refused_at_the_later_one(string first, string second, int start, int length)
    {
        FakeChatClient model = FakeChatClient.Saying("好");
        await using TestHost host = Host(model);

        ChatResponse response = await host.Client.GetResponseAsync([User(first), User(second)]);

        Assert.Equal((RefusalCodes.InputRefused, 0), (Code(response), model.Calls));
        FindingFact finding = Assert.Single(Settled(host).Findings);
        Assert.Equal(("lexicon-session", "input/text/1.0", start, length, Verdict.Refuse), (finding.Screen, finding.Place, finding.Start, finding.Length, finding.Verdict));
    }

    [Fact]
    public async Task A_term_across_three_messages_is_found_once()
    {
        await using TestHost host = Host(FakeChatClient.Saying("好"));

        ChatResponse response = await host.Client.GetResponseAsync([User("违"), User("禁"), User("药水"), User("。")]);

        Assert.Equal(RefusalCodes.InputRefused, Code(response));
        Assert.Equal("input/text/2.0", Assert.Single(Settled(host).Findings).Place);
    }

    [Fact]
    public async Task From_turn_to_turn_longer_terms_count_and_short_ones_do_not()
    {
        await using TestHost host = Host(FakeChatClient.Saying("好"));

        ChatResponse longer = await host.Client.GetResponseAsync([User("违禁"), Assistant("什么？"), User("药水")]);
        ChatResponse shorter = await host.Client.GetResponseAsync([User("甲"), Assistant("什么？"), User("乙")]);

        Assert.Equal(RefusalCodes.InputRefused, Code(longer));
        Assert.Equal("好", shorter.Text);
    }

    [Fact]
    public async Task What_stands_apart_is_not_joined()
    {
        await using TestHost host = Host(FakeChatClient.Saying("好"));

        Assert.Equal("好", (await host.Client.GetResponseAsync([User("违禁的"), User("药水")])).Text);
        Assert.Equal("好", (await host.Client.GetResponseAsync([User("违禁"), User("白药水")])).Text);
        Assert.Equal("好", (await host.Client.GetResponseAsync([new ChatMessage(ChatRole.System, "违禁"), User("药水")])).Text);
    }

    [Fact]
    public async Task The_beginning_of_a_term_is_remembered_where_the_service_keeps_the_history()
    {
        await using TestHost host = Host(FakeChatClient.Saying("好"));

        Assert.Equal("好", (await AskAsync(host, "违禁")).Text);
        Assert.Equal(RefusalCodes.InputRefused, Code(await AskAsync(host, "药水")));
        Assert.Equal("好", (await AskAsync(host, "药水", Person, "another")).Text);
    }

    [Fact]
    public async Task Only_what_can_still_become_a_term_is_remembered_of_a_text()
    {
        await using TestHost host = Host(FakeChatClient.Saying("答案是违"));
        await AskAsync(host, "我的秘密是一件事，违禁");

        SessionState state = host.Services.GetRequiredService<SessionStore>().Memory.Find(new ConversationKey("", "user-1", "s-1"))!;

        Assert.Equal(("违禁", "违"), state.Tails);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_that_goes_on_with_the_term_of_the_last_one_stops_before_its_part(bool history)
    {
        int call = 0;
        FakeChatClient model = new();
        model.OnStream = (_, _, _) => Some.Updates(call++ == 0 ? ["前半是违", "禁"] : ["药", "水，还有"]).ToAsyncEnumerable();
        await using TestHost host = Host(model);

        List<ChatResponseUpdate> first = await StreamAsync(host, [User("先说前半")]);
        List<ChatResponseUpdate> second = await StreamAsync(host, history ? [User("先说前半"), Assistant("前半是违禁"), User("再说后半")] : [User("再说后半")]);

        Assert.Equal("前半是违禁", first.TextOf());
        Assert.DoesNotContain("药", second.TextOf(), StringComparison.Ordinal);
        Assert.Equal(RefusalCodes.OutputStopped, second[^1].AdditionalProperties.Property(GenAiMeasuresProperties.Code));
        FindingFact finding = Assert.Single(host.Store.Records<ExchangeSettled>().Last().Findings);
        Assert.Equal(("lexicon-session", 0, 2, Verdict.Stop), (finding.Screen, finding.Start, finding.Length, finding.Verdict));
    }

    [Property(MaxTest = 100)]
    public async Task Every_way_of_cutting_a_continued_answer_gives_the_same(FsCheck.PositiveInt seed)
    {
        var random = new Random(seed.Get);
        string before = string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => "违禁药好"[random.Next(4)]));
        string text = string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => "违禁药水 好"[random.Next(6)]));
        (string, string?, string) whole = await RunAsync([text]);

        Assert.Equal(whole, await RunAsync([.. text.Select(c => c.ToString())]));
        Assert.Equal(whole, await RunAsync([.. text.Chunk(random.Next(1, 4)).Select(c => new string(c))]));
        Assert.Equal(whole.Item2 is not null, (before + text).Contains("违禁药水", StringComparison.Ordinal) || HasGap(before + text));

        static bool HasGap(string text) => text.Replace(" ", "", StringComparison.Ordinal).Contains("违禁药水", StringComparison.Ordinal);

        async Task<(string, string?, string)> RunAsync(string[] pieces)
        {
            await using TestHost host = Host(FakeChatClient.Saying(pieces));
            List<ChatResponseUpdate> updates = await host.Client.StreamAsync([User("问"), Assistant(before), User("再问")]);
            ExchangeSettled settled = Settled(host);
            return (updates.TextOf(), settled.Code, string.Join(' ', settled.Findings.Select(f => $"{f.Start}+{f.Length}")));
        }
    }

    [Fact]
    public async Task Findings_are_counted_by_conversation_and_risk_and_no_text_is_kept()
    {
        await using TestHost host = Host(FakeChatClient.Saying("好"));
        await AskAsync(host, "干净");
        await AskAsync(host, "标记词");
        await AskAsync(host, "违禁药水");

        ModerationSession session = host.Services.GetRequiredService<IModerationSessions>().Find(Person, "s-1")!;

        Assert.Equal((3, 1, 1), (session.Turns, session.Flagged, session.Refused));
        Assert.Equal(new Dictionary<string, int> { ["A.1.f"] = 1, ["A.2.a"] = 1 }, session.Risks);
    }

    [Fact]
    public async Task After_enough_refusals_of_a_conversation_a_flag_refuses_where_the_host_asks_for_it()
    {
        await using TestHost host = Host(FakeChatClient.Saying("好"), m => m.Sessions.EscalateAfter = 2);

        Assert.Equal("好", (await AskAsync(host, "标记词")).Text);
        await AskAsync(host, "违禁药水");
        await AskAsync(host, "违禁药水");

        Assert.Equal(RefusalCodes.InputRefused, Code(await AskAsync(host, "标记词")));
        Assert.Equal("好", (await AskAsync(host, "干净")).Text);
        Assert.Equal("好", (await AskAsync(host, "标记词", Person, "another")).Text);
    }

    [Fact]
    public async Task Memory_is_bounded_and_ends_with_its_time()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 4, 0, 0, TimeSpan.Zero));
        await using TestHost host = Host(FakeChatClient.Saying("好"), m => { m.Sessions.Remembered = 2; m.Sessions.Minutes = 30; }, time);
        var sessions = host.Services.GetRequiredService<SessionStore>();
        foreach (string conversation in new[] { "a", "b", "c" })
        {
            await AskAsync(host, "违禁", Person, conversation);
        }

        Assert.Equal(2, sessions.Memory.Count);
        Assert.Null(sessions.Find(Person, "a"));
        Assert.NotNull(sessions.Find(Person, "c"));
        time.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal((0, true), (sessions.Memory.Count, sessions.Find(Person, "c") is null));
        Assert.Equal("好", (await AskAsync(host, "药水", Person, "c")).Text);
    }

    [Fact]
    public async Task Nothing_is_remembered_of_anonymous_callers_nor_met_by_other_persons()
    {
        await using TestHost host = Host(FakeChatClient.Saying("好"));
        await AskAsync(host, "违禁");

        Assert.Equal("好", (await AskAsync(host, "药水", new Subject("user-2") { SessionId = "s-1" })).Text);
        Assert.Equal("好", (await AskAsync(host, "药水", new Subject("user-1") { SessionId = "s-1", Tenant = "other" })).Text);
        await AskAsync(host, "违禁", new Subject("x", SubjectKind.Anonymous) { SessionId = "s-9" });
        Assert.Null(host.Services.GetRequiredService<IModerationSessions>().Find(new Subject("x", SubjectKind.Anonymous), "s-9"));
    }

    [Fact]
    public async Task A_persons_part_is_written_out_and_erased_with_the_person()
    {
        await using TestHost host = Host(FakeChatClient.Saying("好"), build: b => b.AddPersonalInformation());
        await AskAsync(host, "手机13800138000，违禁药水");
        await AskAsync(host, "手机13800138000，违禁");
        await AskAsync(host, "违禁", new Subject("user-2") { SessionId = "s-2" });
        IPersonalDataContributor[] contributors = [.. host.Services.GetServices<IPersonalDataContributor>()];

        Assert.Equal(["moderation-sessions", "moderation-pseudonyms"], contributors.Select(c => c.Name));
        using var sessions = new MemoryStream();
        using var pseudonyms = new MemoryStream();
        await contributors[0].ExportAsync(Person, sessions, TestContext.Current.CancellationToken);
        await contributors[1].ExportAsync(Person, pseudonyms, TestContext.Current.CancellationToken);
        using var json = System.Text.Json.JsonDocument.Parse(sessions.ToArray());
        Assert.Equal(("s-1", 2, "违禁"), (json.RootElement[0].GetProperty("conversation").GetString(), json.RootElement[0].GetProperty("turns").GetInt32(), json.RootElement[0].GetProperty("endOfQuestion").GetString()));
        using var other = System.Text.Json.JsonDocument.Parse(pseudonyms.ToArray());
        Assert.Equal("13800138000", other.RootElement[0].GetProperty("pseudonyms").GetProperty("手机号1").GetString());

        foreach (IPersonalDataContributor contributor in contributors)
        {
            await contributor.EraseAsync(Person, TestContext.Current.CancellationToken);
        }

        Assert.Null(host.Services.GetRequiredService<IModerationSessions>().Find(Person, "s-1"));
        Assert.NotNull(host.Services.GetRequiredService<IModerationSessions>().Find(new Subject("user-2"), "s-2"));
        Assert.Empty(host.Services.GetRequiredService<PseudonymStore>().Memory.Of(Person));
    }

    [Fact]
    public async Task A_term_across_messages_counts_for_the_standing_of_its_user()
    {
        var standings = new MemoryStandingStore();
        await using TestHost host = Host(
            FakeChatClient.Saying("好"),
            build: b => b.UseStandingStore<MemoryStandingStore>().Services.Replace(ServiceDescriptor.Singleton<IStandingStore>(standings)));
        IStandingService standing = host.Services.GetRequiredService<IStandingService>();
        using (host.Services.GetRequiredService<IComplianceScope>().Begin(Person))
        {
            await host.Client.GetResponseAsync([User("违禁"), User("药水")]);
        }

        Assert.Equal(1, (await standing.GetAsync(Person, TestContext.Current.CancellationToken)).Consecutive);
    }

    [Fact]
    public async Task An_action_other_than_refusing_is_carried_out_across_messages_as_far_as_it_can_be()
    {
        await using TestHost host = Host(FakeChatClient.Saying("好"), m => m.Answers.Add("*", "换个话题。"));

        Assert.Equal("好", (await host.Client.GetResponseAsync([User("标记"), User("词")])).Text);
        ChatResponse substituted = await host.Client.GetResponseAsync([User("替代"), User("词")]);
        ChatResponse redacted = await host.Client.GetResponseAsync([User("遮盖"), User("词")]);

        Assert.Equal(("换个话题。", RefusalCodes.Substituted), (substituted.Text, Code(substituted)));
        Assert.Equal(RefusalCodes.InputRefused, Code(redacted));
        Assert.Equal([Verdict.Flag, Verdict.Substitute, Verdict.Redact], host.Store.Records<ExchangeSettled>().SelectMany(s => s.Findings).Select(f => f.Verdict));
    }

    [Fact]
    public async Task Homophones_are_joined_too()
    {
        await using TestHost host = Host(FakeChatClient.Saying("好"), m => m.Evasion.Homophones = true);

        Assert.Equal(RefusalCodes.InputRefused, Code(await host.Client.GetResponseAsync([User("围巾"), User("药水")])));
    }

    [Fact]
    public async Task Joining_can_be_switched_off()
    {
        await using TestHost host = Host(FakeChatClient.Saying("好"), m => m.Sessions.JoinMessages = false);

        Assert.Equal("好", (await host.Client.GetResponseAsync([User("违禁"), User("药水")])).Text);
    }

    [Fact]
    public void Wrong_settings_are_all_named()
    {
        var options = new ModerationOptions();
        (options.Sessions.ShortestAcrossTurns, options.Sessions.EscalateAfter, options.Sessions.Remembered, options.Sessions.Minutes) = (0, -1, -1, 0);
        options.Evasion.LongRuns = Verdict.Redact;

        Assert.Equal(
            [
                "GenAiMeasures:Moderation:Evasion:LongRuns is Redact. Use Pass, Flag, Refuse or Stop.",
                "GenAiMeasures:Moderation:Sessions:ShortestAcrossTurns is 0. Use 1 to 64.",
                "GenAiMeasures:Moderation:Sessions:EscalateAfter is -1. Use 0 (never) to 1000.",
                "GenAiMeasures:Moderation:Sessions:Remembered is -1. Use 0 (none) to 1000000.",
                "GenAiMeasures:Moderation:Sessions:Minutes is 0. Use 1 to 10080.",
            ],
            new ModerationOptionsValidator().Validate(null, options).Failures);
    }

    private static TestHost Host(
        FakeChatClient model, Action<ModerationOptions>? configure = null, TimeProvider? time = null, Action<IGenAiComplianceBuilder>? build = null) =>
        TestHost.Create(model, build: b =>
        {
            if (time is not null)
            {
                b.Services.AddSingleton(time);
            }

            b.AddModeration(m =>
            {
                m.Lexicons.ReloadSeconds = 0;
                m.Lexicons.Add("违禁药水", "A.1.f").Add("甲乙", "A.1.f").Add("标记词", "A.2.a", Verdict.Flag)
                    .Add("替代词", "A.1.a", Verdict.Substitute).Add("遮盖词", "A.1.a", Verdict.Redact);
                configure?.Invoke(m);
            });
            build?.Invoke(b);
        });

    private static ChatMessage User(string text) => new(ChatRole.User, text);

    private static ChatMessage Assistant(string text) => new(ChatRole.Assistant, text);

    private static ExchangeSettled Settled(TestHost host) => host.Store.Records<ExchangeSettled>().Single();

    private static string? Code(ChatResponse response) => response.AdditionalProperties.Property(GenAiMeasuresProperties.Code);

    private static async Task<ChatResponse> AskAsync(TestHost host, string text, Subject? subject = null, string? conversation = null)
    {
        Subject person = subject ?? Person;
        person = conversation is null ? person : new Subject(person.Id, person.Kind) { Tenant = person.Tenant, SessionId = conversation };
        using (host.Services.GetRequiredService<IComplianceScope>().Begin(person))
        {
            return await host.Client.GetResponseAsync(text);
        }
    }

    private static async Task<List<ChatResponseUpdate>> StreamAsync(TestHost host, IEnumerable<ChatMessage> messages)
    {
        using (host.Services.GetRequiredService<IComplianceScope>().Begin(Person))
        {
            return await host.Client.StreamAsync(messages);
        }
    }
}
