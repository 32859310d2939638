using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace GenAiMeasures.Labeling.Tests;

/// <summary>Labeling Measures Art. 9: agreement, request, recipient on record; the implicit label stays.</summary>
public class UnlabelledDeliveryTests
{
    private const string Label = "【本内容由AI生成】";

    private static readonly DateTimeOffset Now = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private static UnlabelledRequest Request => new()
    {
        Subject = Some.Subject,
        Agreement = "2026-01",
        AcceptedAt = Now.AddDays(-30),
        RequestedAt = Now.AddMinutes(-1),
        Reference = "r-1",
    };

    [Fact]
    public async Task A_granted_request_is_recorded_with_its_recipient_before_the_permit_exists()
    {
        await using TestHost host = Create();
        IUnlabelledDelivery delivery = host.Services.GetRequiredService<IUnlabelledDelivery>();

        UnlabelledGrant grant = await delivery.GrantAsync(Request with { ProduceId = "p-7" });

        Assert.Equal((true, "granted", "r-1"), (grant.IsGranted, grant.Code, grant.Permit!.Reference));
        Assert.Equal("已提供不含显式标识的内容。传播时请依法标识。", grant.Chinese);
        Assert.Equal("The content is given without an explicit label. Label it when you spread it.", grant.English);
        UnlabelledGranted record = Assert.Single(host.Store.Records<UnlabelledGranted>());
        Assert.Equal(("2026-01", "r-1", "p-7", Now.AddDays(-30), Now.AddMinutes(-1)), (record.Agreement, record.Reference, record.ProduceId, record.AcceptedAt, record.RequestedAt));
        Assert.Equal(await host.Services.GetRequiredService<ILedger>().GetPseudonymAsync(Some.Subject), record.Subject);
        Assert.DoesNotContain(Some.Subject.Id, System.Text.Encoding.UTF8.GetString(host.Store.Entries[^1].Body.Span), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_next_exchange_goes_without_explicit_label_and_keeps_the_implicit_one(bool streams)
    {
        await using TestHost host = Create();
        UnlabelledPermit permit = await GrantAsync(host);

        string text;
        AdditionalPropertiesDictionary? properties;
        using (host.Services.GetRequiredService<IUnlabelledDelivery>().Begin(permit))
        using (host.Services.GetRequiredService<IComplianceScope>().Begin(Some.Subject))
        {
            (text, properties) = await AskAsync(host, streams);
        }

        Assert.Equal("Hello", text);
        Assert.True(permit.IsSpent);
        Assert.Equal("omitted", properties.Property("genai_measures.explicit_label"));
        Assert.Equal("r-1", properties.Property("genai_measures.unlabelled_reference"));
        Assert.True(AigcLabel.TryParse(properties.Property("AIGC"), out AigcLabel? label));
        Assert.Empty(label.Validate());
        Assert.Equal(
            [new LabelFact("explicit", "omitted", "r-1"), new LabelFact("implicit", "properties", label.ProduceId)],
            host.Settled().Labels);
    }

    [Fact]
    public async Task A_permit_serves_one_exchange()
    {
        await using TestHost host = Create();
        using IDisposable scope = host.Services.GetRequiredService<IUnlabelledDelivery>().Begin(await GrantAsync(host));
        using IDisposable subject = host.Services.GetRequiredService<IComplianceScope>().Begin(Some.Subject);

        Assert.Equal("Hello", (await AskAsync(host, streams: true)).Text);
        Assert.Equal(Label + "\n\nHello", (await AskAsync(host, streams: true)).Text);
    }

    [Fact]
    public async Task Outside_the_scope_everything_is_labelled()
    {
        await using TestHost host = Create();
        IUnlabelledDelivery delivery = host.Services.GetRequiredService<IUnlabelledDelivery>();
        UnlabelledPermit permit = await GrantAsync(host);
        IDisposable scope = delivery.Begin(permit);
        scope.Dispose();
        scope.Dispose();

        using IDisposable subject = host.Services.GetRequiredService<IComplianceScope>().Begin(Some.Subject);
        Assert.Equal(Label + "\n\nHello", (await AskAsync(host, streams: true)).Text);
        Assert.False(permit.IsSpent);
    }

    [Fact]
    public async Task Somebody_elses_permit_refuses_the_exchange()
    {
        await using TestHost host = Create();
        UnlabelledPermit permit = await GrantAsync(host);
        using IDisposable scope = host.Services.GetRequiredService<IUnlabelledDelivery>().Begin(permit);
        foreach (Subject other in new[] { new Subject("user-2"), new Subject("user-1") { Tenant = "other" } })
        {
            using IDisposable subject = host.Services.GetRequiredService<IComplianceScope>().Begin(other);

            (string text, AdditionalPropertiesDictionary? properties) = await AskAsync(host, streams: true);

            Assert.Equal("unlabelled_not_granted", properties.Property("genai_measures.code"));
            Assert.Equal("不含显式标识的内容只提供给申请人本人。", text);
        }

        Assert.False(permit.IsSpent);
    }

    public static TheoryData<string, string> Obstacles() => new()
    {
        { "disabled", "本服务不提供不含显式标识的内容。" },
        { "subject_not_identified", "请登录后申请。" },
        { "agreement_not_accepted", "请先阅读并同意现行用户服务协议中的标识义务条款。" },
        { "request_out_of_order", "申请时间早于同意协议的时间，请重新申请。" },
        { "request_in_future", "申请时间无效。" },
        { "request_expired", "申请已过期，请重新申请。" },
        { "reference_missing", "申请缺少编号。" },
    };

    [Theory]
    [MemberData(nameof(Obstacles))]
    public async Task What_the_article_asks_for_and_is_not_there_is_said_and_nothing_is_recorded(string code, string chinese)
    {
        await using TestHost host = Create(o => o.Unlabelled.Enabled = code != "disabled");
        UnlabelledRequest request = code switch
        {
            "subject_not_identified" => Request with { Subject = Subject.Anonymous },
            "agreement_not_accepted" => Request with { Agreement = "2025-01" },
            "request_out_of_order" => Request with { AcceptedAt = Now },
            "request_in_future" => Request with { RequestedAt = Now.AddMinutes(6) },
            "request_expired" => Request with { RequestedAt = Now.AddHours(-25) },
            "reference_missing" => Request with { Reference = "" },
            _ => Request,
        };

        UnlabelledGrant grant = await host.Services.GetRequiredService<IUnlabelledDelivery>().GrantAsync(request);

        Assert.Equal((code, chinese, null), (grant.Code, grant.Chinese, grant.Permit));
        Assert.NotEmpty(grant.English);
        Assert.Empty(host.Store.Records<UnlabelledGranted>());
    }

    [Fact]
    public async Task A_shared_account_and_a_reference_that_is_too_long_are_not_enough()
    {
        await using TestHost host = Create();
        IUnlabelledDelivery delivery = host.Services.GetRequiredService<IUnlabelledDelivery>();

        Assert.Equal("subject_not_identified", (await delivery.GrantAsync(Request with { Subject = new Subject("kiosk", SubjectKind.Shared) })).Code);
        Assert.Equal("reference_missing", (await delivery.GrantAsync(Request with { Reference = new string('x', 65) })).Code);
        Assert.Equal("granted", (await delivery.GrantAsync(Request with { Reference = new string('x', 64), RequestedAt = Now.AddMinutes(5) })).Code);
    }

    [Fact]
    public async Task Without_records_nothing_is_granted()
    {
        await using TestHost host = TestHost.Create(
            FakeChatClient.Saying("x"), o => o.Provider.CreditCode = Some.CreditCode, b => b.AddLabeling(Enable), records: false);

        Assert.Equal("no_ledger", (await host.Services.GetRequiredService<IUnlabelledDelivery>().GrantAsync(Request)).Code);
    }

    [Fact]
    public async Task When_the_store_fails_there_is_no_permit()
    {
        await using TestHost host = Create();
        host.Store.CommitError = _ => new IOException("full");

        await Assert.ThrowsAsync<LedgerUnavailableException>(async () => await host.Services.GetRequiredService<IUnlabelledDelivery>().GrantAsync(Request));
    }

    [Fact]
    public async Task A_race_for_one_permit_has_one_winner()
    {
        await using TestHost host = Create();
        UnlabelledPermit permit = await GrantAsync(host);

        bool[] won = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(permit.TrySpend)));

        Assert.Single(won, w => w);
    }

    [Fact]
    public void Requests_without_an_agreement_cannot_be_allowed()
    {
        var validator = new LabelingOptionsValidator(Microsoft.Extensions.Options.Options.Create(new GenAiComplianceOptions { Provider = { CreditCode = Some.CreditCode } }));
        var options = new LabelingOptions { Unlabelled = { Enabled = true, RequestValidHours = 0 } };
        options.Unlabelled.Agreements.Add(" ");

        Assert.Equal(
            [
                "GenAiMeasures:Labeling:Unlabelled:Enabled is set, so GenAiMeasures:Labeling:Unlabelled:Agreements has to name the versions of the service agreement "
                    + "that make the user's duty to label clear (Labeling Measures Art. 9).",
                "GenAiMeasures:Labeling:Unlabelled:RequestValidHours is 0. It has to lie between 1 and 720.",
            ],
            validator.Validate(null, options).Failures);
    }

    [Fact]
    public async Task The_duty_is_covered_where_requests_can_be_granted()
    {
        await using TestHost host = Create();
        await using TestHost off = Create(o => o.Unlabelled.Enabled = false);

        Assert.Equal(DutyCoverageKind.Enforced, CoverageOf(host));
        Assert.NotEqual(DutyCoverageKind.Enforced, CoverageOf(off));

        static DutyCoverageKind CoverageOf(TestHost host) =>
            host.Services.GetRequiredService<IDutyCatalog>().Coverage.Single(c => c.Duty.Id == "LM-9-UNLABELLED").Kind;
    }

    private static TestHost Create(Action<LabelingOptions>? configure = null) => TestHost.Create(
        FakeChatClient.Saying("Hello"),
        o => o.Provider.CreditCode = Some.CreditCode,
        b =>
        {
            b.Services.AddSingleton<TimeProvider>(new FakeTimeProvider(Now));
            b.AddLabeling(o =>
            {
                Enable(o);
                configure?.Invoke(o);
            });
        });

    private static void Enable(LabelingOptions options)
    {
        options.Unlabelled.Enabled = true;
        options.Unlabelled.Agreements.Add("2026-01");
    }

    private static async Task<UnlabelledPermit> GrantAsync(TestHost host) =>
        (await host.Services.GetRequiredService<IUnlabelledDelivery>().GrantAsync(Request)).Permit!;

    private static async Task<(string Text, AdditionalPropertiesDictionary? Properties)> AskAsync(TestHost host, bool streams)
    {
        if (streams)
        {
            List<ChatResponseUpdate> updates = await host.Client.StreamAsync();
            return (updates.TextOf(), updates[^1].AdditionalProperties);
        }

        ChatResponse response = await host.Client.GetResponseAsync("hello", cancellationToken: TestContext.Current.CancellationToken);
        return (response.Text, response.AdditionalProperties);
    }
}
