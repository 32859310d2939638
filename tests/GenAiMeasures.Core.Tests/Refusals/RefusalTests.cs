using System.Globalization;
using Microsoft.Extensions.AI;

namespace GenAiMeasures.Tests;

public sealed class RefusalTests
{
    [Theory]
    [InlineData(RefusalLanguage.Chinese, "en-US", "抱歉，您的请求涉及违法或不良信息，无法为您提供回答。")]
    [InlineData(RefusalLanguage.English, "zh-CN", "Sorry, this request concerns illegal or harmful information and cannot be answered.")]
    [InlineData(RefusalLanguage.Caller, "zh-Hant-TW", "抱歉，您的请求涉及违法或不良信息，无法为您提供回答。")]
    [InlineData(RefusalLanguage.Caller, "fr-FR", "Sorry, this request concerns illegal or harmful information and cannot be answered.")]
    public async Task The_language_is_a_setting_or_the_callers(RefusalLanguage language, string culture, string expected)
    {
        await using TestHost host = TestHost.Create(
            FakeChatClient.Saying("x"), o => o.Refusals.Language = language, stages: new TestScreen().With("forbidden", Verdict.Refuse));
        CultureInfo before = CultureInfo.CurrentUICulture;
        IAsyncEnumerable<ChatResponseUpdate> stream;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            stream = host.Client.GetStreamingResponseAsync("forbidden");
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }

        Assert.Equal(expected, (await stream.ToChatResponseAsync()).Text);
    }

    [Fact]
    public async Task A_host_may_write_its_own_text_for_a_code()
    {
        await using TestHost host = TestHost.Create(
            FakeChatClient.Saying("x"), o => o.Refusals.Texts["input_refused"] = "请换个问题。", stages: new TestScreen().With("forbidden", Verdict.Refuse));

        Assert.Equal("请换个问题。", (await host.Client.GetResponseAsync("forbidden")).Text);
    }

    [Fact]
    public async Task A_stages_own_code_and_text_reach_the_caller()
    {
        await using TestHost host = TestHost.Create(FakeChatClient.Saying("x"), stages: new Night());

        ChatResponse response = await host.Client.GetResponseAsync("hello");

        Assert.Equal("夜间暂停服务。", response.Text);
        Assert.Equal("quiet_hours", response.AdditionalProperties.Property(GenAiMeasuresProperties.Code));
        Assert.Equal("quiet_hours", Assert.Single(host.Store.Records<ExchangeSettled>()).Code);
    }

    [Fact]
    public void Every_code_has_a_text_in_both_languages()
    {
        string[] codes = [.. typeof(RefusalCodes).GetFields().Select(f => (string)f.GetRawConstantValue()!)];
        var texts = new RefusalTexts(Microsoft.Extensions.Options.Options.Create(new GenAiComplianceOptions()));

        Assert.Distinct(codes);
        Assert.All(codes.Except([RefusalCodes.AdmissionUnavailable]), code =>
        {
            Assert.NotEqual(texts.Of(RefusalCodes.AdmissionUnavailable, RefusalLanguage.Chinese), texts.Of(code, RefusalLanguage.Chinese));
            Assert.NotEqual(texts.Of(RefusalCodes.AdmissionUnavailable, RefusalLanguage.English), texts.Of(code, RefusalLanguage.English));
        });
    }

    [Fact]
    public async Task The_end_may_leave_before_its_record_where_the_host_chose_so_and_the_record_says_it()
    {
        var gate = new TaskCompletionSource();
        await using TestHost host = TestHost.Create(FakeChatClient.Saying("fine"), o => o.Records.FinalUpdate = FinalUpdate.AfterQueued);
        host.Store.BeforeCommit = entries => entries.Any(e => e.Kind == RecordKind.ExchangeSettled) ? gate.Task : Task.CompletedTask;

        List<ChatResponseUpdate> updates = await host.Client.StreamAsync();

        Assert.Equal(ChatFinishReason.Stop, updates[^1].FinishReason);
        Assert.Empty(host.Store.Records<ExchangeSettled>());
        gate.SetResult();
        while (!host.Store.Records<ExchangeSettled>().Any())
        {
            await Task.Delay(1);
        }

        Assert.True(Assert.Single(host.Store.Records<ExchangeSettled>()).FinalUpdateBeforeRecord);
    }

    private sealed class Night : ExchangeStage
    {
        public override string Name => "night";

        public override int Order => StageOrder.Standing;

        public override ValueTask<Admission> AdmitAsync(Exchange exchange, CancellationToken cancellationToken) =>
            new(Admission.Refuse("quiet_hours", text: "夜间暂停服务。"));
    }
}
