using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GenAiMeasures.Tests;

/// <summary>The service agreement (Interim Measures Art. 9(2)).</summary>
public sealed class AgreementTests
{
    private const string Digest = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nobody_is_served_before_the_version_in_force_is_accepted(bool streaming)
    {
        FakeChatClient model = FakeChatClient.Saying("an answer");
        await using TestHost host = Create(model, "2026-11");
        IAgreementService service = host.Services.GetRequiredService<IAgreementService>();

        ChatResponse before = await AskAsync(host, streaming);
        await service.AcceptAsync(Some.Subject, "2026-01", Digest, Cancellation);
        ChatResponse old = await AskAsync(host, streaming);
        Assert.Equal(0, model.Calls);
        DateTimeOffset first = await service.AcceptAsync(Some.Subject, "2026-11", Digest, Cancellation);
        DateTimeOffset again = await service.AcceptAsync(Some.Subject, "2026-11", Digest, Cancellation);
        ChatResponse after = await AskAsync(host, streaming);

        Assert.Equal("请先阅读并同意服务协议，再使用本服务。", before.Text);
        Assert.Equal(("agreement_required", "2026-11"), (Property(before, GenAiMeasuresProperties.Code), Property(before, GenAiMeasuresProperties.Agreement)));
        Assert.Equal(before.Text, old.Text);
        Assert.Equal("an answer", after.Text);
        Assert.Equal(first, again);
        Assert.Equal(first, await service.FindAsync(Some.Subject, "2026-11", Cancellation));
        Assert.Equal(["2026-01", "2026-11"], host.Store.Records<AgreementAccepted>().Select(r => r.Version));
    }

    [Fact]
    public async Task The_user_reads_it_in_english_where_english_is_the_language()
    {
        await using TestHost host = Create(FakeChatClient.Saying("x"), "1", o => o.Refusals.Language = RefusalLanguage.English);

        Assert.Equal("Please read and accept the service agreement before you use this service.", (await AskAsync(host, false)).Text);
    }

    [Fact]
    public async Task Who_is_not_registered_is_not_asked_and_cannot_accept()
    {
        await using TestHost host = Create(FakeChatClient.Saying("an answer"), "1");
        IAgreementService service = host.Services.GetRequiredService<IAgreementService>();

        Assert.Equal("an answer", (await host.Client.GetResponseAsync("hello", cancellationToken: Cancellation)).Text);
        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(async () => await service.AcceptAsync(Subject.Anonymous, "1", Digest, Cancellation));
        Assert.StartsWith("An anonymous or shared subject cannot accept an agreement: nobody would be bound by it.", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(async () => await service.AcceptAsync(Some.Subject, "1", "no digest", Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(async () => await service.AcceptAsync(Some.Subject, " ", Digest, Cancellation));
        Assert.Empty(host.Store.Records<AgreementAccepted>());
    }

    [Fact]
    public async Task A_store_that_is_down_refuses()
    {
        await using TestHost host = Create(FakeChatClient.Saying("x"), "1");
        host.Services.GetRequiredService<IAgreementStore>();
        ((MemoryAgreementStore)host.Services.GetRequiredService<IAgreementStore>()).Error = new StateUnavailableException("The disk of the state file is full.");

        Assert.Equal("admission_unavailable", Property(await AskAsync(host, false), GenAiMeasuresProperties.Code));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("2026-11", true)]
    public async Task The_duty_is_claimed_where_the_gate_stands(string version, bool isClaimed)
    {
        await using TestHost host = Create(FakeChatClient.Saying("x"), version);

        DutyCoverage coverage = host.Services.GetRequiredService<IDutyCatalog>().Coverage.Single(c => c.Duty.Id == "IM-9-AGREEMENT");

        Assert.Equal(isClaimed, coverage.Kind == DutyCoverageKind.Enforced);
    }

    private static TestHost Create(FakeChatClient model, string version, Action<GenAiComplianceOptions>? configure = null) => TestHost.Create(
        model,
        o =>
        {
            o.Agreement.RequiredVersion = version;
            configure?.Invoke(o);
        },
        b => b.UseAgreementStore<MemoryAgreementStore>().Services.Replace(ServiceDescriptor.Singleton<IAgreementStore>(new MemoryAgreementStore())));

    private static async Task<ChatResponse> AskAsync(TestHost host, bool streaming)
    {
        using (host.Services.GetRequiredService<IComplianceScope>().Begin(Some.Subject))
        {
            return streaming ? (await host.Client.StreamAsync("hello")).ToChatResponse() : await host.Client.GetResponseAsync("hello");
        }
    }

    private static string? Property(ChatResponse response, string key) =>
        response.AdditionalProperties.Property(key) ?? response.Messages[^1].AdditionalProperties.Property(key);
}
