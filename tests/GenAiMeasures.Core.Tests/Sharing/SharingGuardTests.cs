using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.Tests;

/// <summary>To whom an exchange goes, on which basis, and with what (Interim Measures Art. 11(1)).</summary>
public sealed class SharingGuardTests
{
    private const string Undeclared = "抱歉，本次请求的接收方未经登记，请求未发送。";
    private const string Personal = "您的输入中含有个人信息，为保护个人信息，请求未发送。请删除个人信息后重试。";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_endpoint_that_is_not_declared_is_refused_and_gets_nothing(bool streaming)
    {
        FakeChatClient model = At("https://api.other.cn/v1");
        await using TestHost host = Create(model, _ => { });

        ChatResponse response = await AskAsync(host, "hello", streaming);

        Assert.Equal((Undeclared, "recipient_undeclared"), (response.Text, Code(response)));
        Assert.Equal(0, model.Calls);
        ContentShared record = Assert.Single(host.Store.Records<ContentShared>());
        Assert.Equal((SharingOutcome.RefusedUndeclared, "api.other.cn", ""), (record.Outcome, record.Recipient, record.Name));
    }

    [Theory]
    [InlineData("https://api.model.cn/v1")]
    [InlineData("https://API.MODEL.CN")]
    [InlineData("https://api.model.cn:8443/v1/chat")]
    public async Task A_declared_endpoint_is_served_and_every_exchange_is_a_record(string address)
    {
        await using TestHost host = Create(At(address), _ => { });

        Assert.Equal("an answer", (await AskAsync(host, "hello")).Text);
        Assert.Equal("an answer", (await AskAsync(host, "hello again", streaming: true)).Text);

        ContentShared[] records = [.. host.Store.Records<ContentShared>()];
        Assert.Equal(2, records.Length);
        Assert.All(records, r => Assert.Equal(
            (SharingOutcome.Shared, "model", "示例模型公司", RecipientRegion.Mainland, "输入信息", false),
            (r.Outcome, r.Recipient, r.Name, r.Region, Assert.Single(r.Data), r.PersonalInformation)));
        Assert.Equal(host.Store.Records<ExchangeSettled>().Select(s => (ExchangeId?)s.Exchange), records.Select(r => r.Exchange));
    }

    [Fact]
    public async Task A_client_without_an_address_is_known_by_its_providers_name_and_one_without_either_is_undeclared()
    {
        FakeChatClient named = At(null, "in-house");
        await using TestHost first = Create(named, o => o.Sharing.Recipients["model"].Endpoints.Add("in-house"));
        await using TestHost second = Create(FakeChatClient.Saying("an answer"), _ => { });

        Assert.Equal("an answer", (await AskAsync(first, "hello")).Text);
        Assert.Equal(Undeclared, (await AskAsync(second, "hello")).Text);
    }

    [Theory]
    [InlineData(RecipientRegion.Mainland, "", "", false)]
    [InlineData(RecipientRegion.Mainland, "委托处理协议", "", true)]
    [InlineData(RecipientRegion.Abroad, "委托处理协议", "", false)]
    [InlineData(RecipientRegion.Abroad, "委托处理协议", "标准合同备案 2026-7", true)]
    public async Task Personal_information_goes_on_a_basis_and_abroad_by_a_mechanism_only(RecipientRegion region, string basis, string mechanism, bool goes)
    {
        FakeChatClient model = At();
        await using TestHost host = Create(
            model,
            o =>
            {
                SharingRecipient recipient = o.Sharing.Recipients["model"];
                recipient.Region = region;
                recipient.Basis = basis;
                recipient.CrossBorderMechanism = mechanism;
            },
            b => b.AddPersonalInformationMinimiser<Numbers>());

        ChatResponse plain = await AskAsync(host, "hello");
        ChatResponse personal = await AskAsync(host, "call 13800138000");

        Assert.Equal("an answer", plain.Text);
        Assert.Equal(goes ? "an answer" : Personal, personal.Text);
        Assert.Equal(goes ? null : "sharing_refused", Code(personal));
        Assert.Equal(goes ? 2 : 1, model.Calls);
        ContentShared record = host.Store.Records<ContentShared>().Last();
        Assert.Equal((goes ? SharingOutcome.Shared : SharingOutcome.RefusedWithoutBasis, true, region), (record.Outcome, record.PersonalInformation, record.Region));
    }

    [Fact]
    public async Task The_user_reads_it_in_english_where_english_is_the_language()
    {
        await using TestHost host = Create(At(), o => o.Refusals.Language = RefusalLanguage.English, b => b.AddPersonalInformationMinimiser<Numbers>());
        await using TestHost other = Create(At("https://x.cn"), o => o.Refusals.Language = RefusalLanguage.English);

        Assert.Equal("Your input holds personal information. To protect it, the request was not sent. Please remove it and try again.", (await AskAsync(host, "call 13800138000")).Text);
        Assert.Equal("Sorry, the recipient of this request is not registered. The request was not sent.", (await AskAsync(other, "hello")).Text);
    }

    [Fact]
    public async Task Where_the_policy_is_to_minimise_the_model_gets_the_text_without_it()
    {
        FakeChatClient model = At();
        await using TestHost host = Create(model, o => o.Sharing.WithoutBasis = WithoutBasis.Minimise, b => b.AddPersonalInformationMinimiser<Numbers>());
        List<ChatMessage> messages = [new(ChatRole.User, "call 13800138000"), new(ChatRole.Assistant, "who is it?"), new(ChatRole.User, [new TextContent("138001"), new TextContent("38000 again")])];

        ChatResponse response = await host.Client.GetResponseAsync(messages);

        Assert.Equal("an answer", response.Text);
        Assert.Equal(["call [number]", "who is it?", "[number] again"], model.LastMessages.Select(m => m.Text));
        Assert.Equal(["call 13800138000", "who is it?", "13800138000 again"], messages.Select(m => m.Text));
        ContentShared record = Assert.Single(host.Store.Records<ContentShared>());
        Assert.Equal((SharingOutcome.Minimised, false), (record.Outcome, record.PersonalInformation));
    }

    [Fact]
    public async Task What_cannot_be_taken_out_is_refused()
    {
        FakeChatClient model = At();
        await using TestHost host = Create(model, o => o.Sharing.WithoutBasis = WithoutBasis.Minimise, b => b.AddPersonalInformationMinimiser<Numbers>());

        ChatResponse instructions = await host.Client.GetResponseAsync("hello", new ChatOptions { Instructions = "the user's number is 13800138000" });
        ChatResponse result = await host.Client.GetResponseAsync(
            [new(ChatRole.User, "who?"), new(ChatRole.Assistant, [new FunctionCallContent("1", "look")]), new(ChatRole.Tool, [new FunctionResultContent("1", "13800138000")])]);

        Assert.Equal((Personal, Personal), (instructions.Text, result.Text));
        Assert.Equal(0, model.Calls);
    }

    [Theory]
    [InlineData(Verdict.Flag, false)]
    [InlineData(Verdict.Redact, true)]
    public async Task What_a_screen_finds_counts_unless_it_is_redacted_and_history_counts_at_every_turn(Verdict verdict, bool goes)
    {
        FakeChatClient model = At();
        await using TestHost host = Create(model, _ => { }, stages: new KindScreen("13800138000", verdict));
        List<ChatMessage> history = [new(ChatRole.User, "call 13800138000")];

        string first = (await host.Client.GetResponseAsync(history)).Text;
        history.AddRange([new(ChatRole.Assistant, "no"), new(ChatRole.User, "and now?")]);
        string second = (await host.Client.GetResponseAsync(history)).Text;
        string third = (await host.Client.GetResponseAsync(history)).Text;

        Assert.Equal(goes ? ["an answer", "an answer", "an answer"] : [Personal, Personal, Personal], [first, second, third]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_sharing_that_cannot_be_recorded_ends_no_answer_well(bool streaming)
    {
        await using TestHost host = Create(At(), _ => { });
        host.Store.CommitError = entries => entries.Any(e => e.Kind == RecordKind.ContentShared) ? new LedgerUnavailableException("The disk is full.") : null;

        // written together with the opened record it refuses, written after it it is an error at the end
        string outcome = await OutcomeAsync();

        Assert.True(outcome is "record_unavailable" or nameof(InvalidOperationException), outcome);

        async Task<string> OutcomeAsync()
        {
            try
            {
                return Code(await AskAsync(host, "hello", streaming)) ?? "answered";
            }
            catch (InvalidOperationException exception)
            {
                return exception.GetType().Name;
            }
        }
    }

    [Fact]
    public async Task Without_a_declared_recipient_the_guard_is_off_and_the_duty_is_not_claimed()
    {
        await using TestHost off = TestHost.Create(At());
        await using TestHost on = Create(At(), _ => { });

        Assert.Equal("an answer", (await AskAsync(off, "hello")).Text);
        Assert.Empty(off.Store.Records<ContentShared>());
        Assert.Equal(DutyCoverageKind.Operator, Coverage(off).Kind);
        Assert.Equal(DutyCoverageKind.Enforced, Coverage(on).Kind);

        static DutyCoverage Coverage(TestHost host) => host.Services.GetRequiredService<IDutyCatalog>().Coverage.Single(c => c.Duty.Id == "IM-11-SHARING");
    }

    [Fact]
    public async Task What_is_given_outside_an_exchange_is_decided_and_recorded_too()
    {
        await using TestHost host = Create(At(), _ => { });
        ISharingGuard guard = host.Services.GetRequiredService<ISharingGuard>();

        Assert.Equal(SharingOutcome.Shared, await guard.DecideAsync("model", "工单编号", false, TestContext.Current.CancellationToken));
        Assert.Equal(SharingOutcome.RefusedWithoutBasis, await guard.DecideAsync("model", "联系方式", true, TestContext.Current.CancellationToken));
        Assert.Equal(SharingOutcome.RefusedUndeclared, await guard.DecideAsync("nobody", "工单编号", false, TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<ArgumentException>(async () => await guard.DecideAsync(" ", "x", false, TestContext.Current.CancellationToken));

        Assert.Equal(
            [SharingOutcome.Shared, SharingOutcome.RefusedWithoutBasis, SharingOutcome.RefusedUndeclared], host.Store.Records<ContentShared>().Select(r => r.Outcome));
    }

    [Fact]
    public void Every_error_in_the_settings_is_told_with_its_recipient()
    {
        var services = new ServiceCollection();
        services.AddGenAiCompliance(o =>
        {
            Some.InternalService(o);
            o.Sharing.WithoutBasis = WithoutBasis.Minimise;
            o.Sharing.Recipients["a"] = new SharingRecipient { Endpoints = { "https://api.model.cn", "x.cn" } };
            o.Sharing.Recipients["b"] = new SharingRecipient { Name = "b", Region = RecipientRegion.Abroad, Data = { "x" }, Endpoints = { "X.CN" } };
        });
        using ServiceProvider provider = services.BuildServiceProvider();

        string[] failures = [.. Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<GenAiComplianceOptions>>().Value).Failures];

        Assert.Contains("GenAiMeasures:Sharing:WithoutBasis is Minimise, but no IPersonalInformationMinimiser is registered. Add one with AddPersonalInformationMinimiser<T>(), or choose Refuse.", failures);
        Assert.Contains("GenAiMeasures:Sharing:Recipients:a:Name is empty. Name the recipient as the privacy notice does (PIPL Art. 23).", failures);
        Assert.Contains("GenAiMeasures:Sharing:Recipients:a:Region is not set. Set it to Mainland or Abroad (PIPL Art. 38).", failures);
        Assert.Contains("GenAiMeasures:Sharing:Recipients:a:Data is empty. State the kinds of data that it is given (PIPL Art. 23).", failures);
        Assert.Contains("GenAiMeasures:Sharing:Recipients:a:Endpoints holds 'https://api.model.cn', which is not a host name. Leave out scheme and path.", failures);
        Assert.Contains("GenAiMeasures:Sharing:Recipients:b:Endpoints holds 'X.CN', which is declared for 'a' too.", failures);
    }

    private static TestHost Create(
        FakeChatClient model, Action<GenAiComplianceOptions> configure, Action<IGenAiComplianceBuilder>? build = null, params ExchangeStage[] stages) =>
        TestHost.Create(
            model,
            o =>
            {
                o.Sharing.Recipients["model"] = new SharingRecipient { Name = "示例模型公司", Region = RecipientRegion.Mainland, Data = { "输入信息" }, Endpoints = { "api.model.cn" } };
                configure(o);
            },
            build,
            stages: stages);

    private static FakeChatClient At(string? address = "https://api.model.cn/v1", string? name = null)
    {
        FakeChatClient model = FakeChatClient.Saying("an answer");
        model.OnGetService = (type, key) =>
            type == typeof(ChatClientMetadata) ? new ChatClientMetadata(name, address is null ? null : new Uri(address))
            : key is null && type.IsInstanceOfType(model) ? model
            : null;
        return model;
    }

    private static async Task<ChatResponse> AskAsync(TestHost host, string question, bool streaming = false) =>
        streaming ? (await host.Client.StreamAsync(question)).ToChatResponse() : await host.Client.GetResponseAsync(question);

    private static string? Code(ChatResponse response) =>
        response.AdditionalProperties.Property(GenAiMeasuresProperties.Code) ?? response.Messages[^1].AdditionalProperties.Property(GenAiMeasuresProperties.Code);

    private sealed class Numbers : IPersonalInformationMinimiser
    {
        public string? Minimise(string text) =>
            text.Contains("13800138000", StringComparison.Ordinal) ? text.Replace("13800138000", "[number]", StringComparison.Ordinal) : null;
    }
}
