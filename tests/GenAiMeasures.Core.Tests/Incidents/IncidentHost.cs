using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

namespace GenAiMeasures.Tests;

/// <summary>A pipeline with incidents and standing in memory, and a clock that stands still.</summary>
internal sealed class IncidentHost : IAsyncDisposable
{
    private IncidentHost(TestHost host, MemoryIncidentStore incidents)
    {
        Host = host;
        Incidents = incidents;
    }

    public TestHost Host { get; }

    public MemoryIncidentStore Incidents { get; }

    public IIncidentService Service => Host.Services.GetRequiredService<IIncidentService>();

    public IReadOnlyList<IncidentStepTaken> Steps => [.. Host.Store.Records<IncidentStepTaken>()];

    public static IncidentHost Create(
        FakeChatClient? model = null, Action<GenAiComplianceOptions>? configure = null, Action<IGenAiComplianceBuilder>? build = null, params ExchangeStage[] stages)
    {
        var incidents = new MemoryIncidentStore();
        TestHost host = TestHost.Create(
            model ?? FakeChatClient.Saying("an answer"),
            configure,
            b =>
            {
                b.Services.AddSingleton<TimeProvider>(new FakeTimeProvider(StandingHost.Start));
                b.UseIncidentStore<MemoryIncidentStore>().UseStandingStore<MemoryStandingStore>()
                    .Services.Replace(ServiceDescriptor.Singleton<IIncidentStore>(incidents));
                build?.Invoke(b);
            },
            stages: stages);
        return new IncidentHost(host, incidents);
    }

    public async Task<ChatResponse> AskAsync(string question = "hello", bool streaming = true)
    {
        using (Host.Services.GetRequiredService<IComplianceScope>().Begin(Some.Subject))
        {
            return streaming ? (await Host.Client.StreamAsync(question)).ToChatResponse() : await Host.Client.GetResponseAsync(question);
        }
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
