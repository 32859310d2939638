using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

namespace GenAiMeasures.Tests;

/// <summary>A pipeline with a standing store in memory, a clock that stands still, and a screen that refuses the word "bad".</summary>
internal sealed class StandingHost : IAsyncDisposable
{
    private StandingHost(TestHost host, MemoryStandingStore standings, FakeTimeProvider time, FakeChatClient model)
    {
        Host = host;
        Standings = standings;
        Time = time;
        Model = model;
    }

    // 09:30 in Beijing
    public static DateTimeOffset Start { get; } = new(2026, 11, 24, 1, 30, 0, TimeSpan.Zero);

    public TestHost Host { get; }

    public MemoryStandingStore Standings { get; }

    public FakeTimeProvider Time { get; }

    public FakeChatClient Model { get; }

    public IStandingService Service => Host.Services.GetRequiredService<IStandingService>();

    public IReadOnlyList<StandingChanged> Changes => [.. Host.Store.Records<StandingChanged>()];

    public static StandingHost Create(
        Action<GenAiComplianceOptions>? configure = null, ExchangeStage? screen = null, FakeChatClient? model = null, Action<IGenAiComplianceBuilder>? build = null)
    {
        var standings = new MemoryStandingStore();
        var time = new FakeTimeProvider(Start);
        model ??= FakeChatClient.Saying("an answer");
        TestHost host = TestHost.Create(
            model,
            configure,
            b =>
            {
                b.Services.AddSingleton<TimeProvider>(time);
                b.UseStandingStore<MemoryStandingStore>().Services.Replace(ServiceDescriptor.Singleton<IStandingStore>(standings));
                build?.Invoke(b);
            },
            stages: screen ?? new TestScreen().With("bad", Verdict.Refuse));
        return new StandingHost(host, standings, time, model);
    }

    public async Task<ChatResponse> AskAsync(string question, bool streaming = false, Subject? subject = null, ChatOptions? options = null)
    {
        using (Host.Services.GetRequiredService<IComplianceScope>().Begin(subject ?? Some.Subject))
        {
            return streaming
                ? (await Host.Client.StreamAsync(question, options)).ToChatResponse()
                : await Host.Client.GetResponseAsync(question, options);
        }
    }

    public ValueTask<StandingState> StateAsync(Subject? subject = null) => Service.GetAsync(subject ?? Some.Subject);

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
