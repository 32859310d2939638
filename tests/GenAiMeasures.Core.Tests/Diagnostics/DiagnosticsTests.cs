using System.Diagnostics;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace GenAiMeasures.Tests;

public sealed class DiagnosticsTests
{
    private const string Secret = "zhang-san-13800000000";

    [Fact]
    public async Task Nothing_a_user_wrote_and_no_id_of_a_user_is_in_a_log_a_trace_or_a_record()
    {
        var stopped = new List<Activity>();
        using ActivityListener listener = Listen(stopped);
        using var trace = new Activity("test");
        trace.Start();
        var logs = new FakeLogCollector();
        await using TestHost host = TestHost.Create(
            FakeChatClient.Saying($"my {Secret} ", "forbidden"),
            build: b => b.Services.AddLogging(l => l.AddProvider(new FakeLoggerProvider(logs)).SetMinimumLevel(LogLevel.Trace)),
            stages: new TestScreen().With("forbidden", Verdict.Stop).With(Secret, Verdict.Flag));
        IComplianceScope scope = host.Services.GetRequiredService<IComplianceScope>();

        using (scope.Begin(new Subject(Secret) { SessionId = Secret }))
        {
            await host.Client.StreamAsync($"I am {Secret}");
            await host.Client.GetResponseAsync($"{Secret} forbidden");
        }

        Assert.NotEmpty(logs.GetSnapshot());
        Assert.All(logs.GetSnapshot(), log => Assert.DoesNotContain(Secret, log.ToString() + log.Message, StringComparison.Ordinal));
        Assert.Equal(2, Of(trace, stopped).Length);
        Assert.All(Of(trace, stopped), activity => Assert.DoesNotContain(Secret, string.Join(' ', activity.TagObjects), StringComparison.Ordinal));
        Assert.All(host.Store.Entries, entry => Assert.DoesNotContain(Secret, System.Text.Encoding.UTF8.GetString(entry.Body.Span), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stopped_exchange_is_counted_by_outcome_code_and_risk()
    {
        await using TestHost host = TestHost.Create(
            FakeChatClient.Saying("fine ", "forbidden"),
            build: b => b.Services.AddMetrics(),
            stages: new TestScreen().With("forbidden", Verdict.Stop, "A.2.e"));
        var meters = host.Services.GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>();
        using var exchanges = new MetricCollector<long>(meters, "GenAiMeasures", "genai_measures.exchanges");
        using var findings = new MetricCollector<long>(meters, "GenAiMeasures", "genai_measures.findings");
        using var latency = new MetricCollector<double>(meters, "GenAiMeasures", "genai_measures.stop_latency");

        await host.Client.StreamAsync();

        CollectedMeasurement<long> exchange = Assert.Single(exchanges.GetMeasurementSnapshot());
        Assert.Equal(("Stopped", "output_stopped"), (exchange.Tags["genai_measures.outcome"], exchange.Tags["genai_measures.code"]));
        CollectedMeasurement<long> finding = Assert.Single(findings.GetMeasurementSnapshot());
        Assert.Equal(("A.2.e", "Stop", "output"), (finding.Tags["genai_measures.risk"], finding.Tags["genai_measures.verdict"], finding.Tags["genai_measures.side"]));
        Assert.Single(latency.GetMeasurementSnapshot());
    }

    [Fact]
    public async Task An_exchange_is_one_activity_with_its_outcome()
    {
        var stopped = new List<Activity>();
        using ActivityListener listener = Listen(stopped);
        using var trace = new Activity("test");
        trace.Start();
        await using TestHost host = TestHost.Create(FakeChatClient.Saying("fine"));

        await host.Client.StreamAsync();

        Activity activity = Assert.Single(Of(trace, stopped), a => a.OperationName == "genai_measures.exchange");
        Assert.Equal("Completed", activity.GetTagItem("genai_measures.outcome"));
    }

    [Fact]
    public async Task Health_is_good_when_everything_is_in_place_and_degraded_when_tools_run_unseen()
    {
        HealthReport good = await CheckAsync(c => c.UseFunctionInvocation().UseGenAiToolScreening());
        HealthReport degraded = await CheckAsync(c => c.UseFunctionInvocation());

        Assert.Equal(HealthStatus.Healthy, good.Status);
        Assert.Equal(HealthStatus.Degraded, degraded.Status);
        Assert.Contains(
            "tools: tools run before their arguments are screened: add UseGenAiToolScreening() after UseFunctionInvocation()",
            degraded.Entries["genai_measures"].Description,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_probe_of_a_package_counts_in_the_health()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddGenAiCompliance(Some.InternalService).UseLedgerStore<MemoryLedgerStore>();
        services.AddSingleton<IComplianceHealthProbe>(new Probe());
        services.AddHealthChecks().AddGenAiCompliance();
        await using ServiceProvider provider = services.BuildServiceProvider();

        HealthReport report = await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync();

        Assert.Equal(HealthStatus.Unhealthy, report.Status);
        Assert.Contains("lexicon: the last reload failed", report.Entries["genai_measures"].Description, StringComparison.Ordinal);
    }

    // a listener hears the whole process: what tests beside this one do belongs to other traces
    private static Activity[] Of(Activity trace, List<Activity> stopped)
    {
        lock (stopped)
        {
            return [.. stopped.Where(a => a.TraceId == trace.TraceId)];
        }
    }

    private static ActivityListener Listen(List<Activity> stopped)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == GenAiMeasuresDiagnostics.ActivitySourceName,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                lock (stopped)
                {
                    stopped.Add(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static async Task<HealthReport> CheckAsync(Action<ChatClientBuilder> client)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddGenAiCompliance(Some.InternalService).UseLedgerStore<MemoryLedgerStore>();
        services.AddHealthChecks().AddGenAiCompliance();
        client(services.AddChatClient(FakeChatClient.Saying("x")).UseGenAiCompliance());
        await using ServiceProvider provider = services.BuildServiceProvider();
        return await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync();
    }

    private sealed class Probe : IComplianceHealthProbe
    {
        public string Name => "lexicon";

        HealthCheckResult IComplianceHealthProbe.Probe() => HealthCheckResult.Unhealthy("the last reload failed");
    }
}
