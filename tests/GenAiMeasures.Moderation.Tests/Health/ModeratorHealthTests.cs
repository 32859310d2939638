using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GenAiMeasures.Moderation.Tests;

/// <summary>Every moderator has a health of its own.</summary>
public sealed class ModeratorHealthTests
{
    [Fact]
    public async Task A_moderator_is_healthy_until_it_fails_and_again_when_it_answers()
    {
        bool fails = false;
        await using TestHost host = Host(() => fails ? throw new TimeoutException() : Task.CompletedTask, _ => { });
        IComplianceHealthProbe probe = Probe(host);

        await host.Client.GetResponseAsync("一");
        Assert.Equal(HealthStatus.Healthy, probe.Probe().Status);
        fails = true;
        await host.Client.GetResponseAsync("二");
        HealthCheckResult failed = probe.Probe();
        Assert.Equal((HealthStatus.Degraded, "The moderator's latest call failed; texts are refused meanwhile."), (failed.Status, failed.Description));
        fails = false;
        await host.Client.GetResponseAsync("三");
        Assert.Equal(HealthStatus.Healthy, probe.Probe().Status);
    }

    [Theory]
    [InlineData(ScreenFailure.Refuse, false, HealthStatus.Unhealthy, "The moderator is switched off by its circuit breaker; texts are refused meanwhile.")]
    [InlineData(ScreenFailure.ReleaseUnchecked, false, HealthStatus.Unhealthy, "The moderator is switched off by its circuit breaker; texts go on unchecked meanwhile.")]
    [InlineData(ScreenFailure.Refuse, true, HealthStatus.Degraded, "The moderator's latest call failed; it only watches, so nothing depends on it.")]
    public async Task An_open_circuit_breaker_is_unhealthy_unless_it_only_watches(ScreenFailure failure, bool shadow, HealthStatus status, string description)
    {
        await using TestHost host = Host(
            () => throw new TimeoutException(), o => (o.OnFailure, o.Shadow, o.BreakAfterCalls, o.BreakSeconds) = (failure, shadow, 2, 600));
        for (int i = 0; i < 4; i++)
        {
            await host.Client.GetResponseAsync("问" + i);
        }

        HealthCheckResult result = Probe(host).Probe();

        Assert.Equal((status, description), (result.Status, result.Description));
    }

    private static IComplianceHealthProbe Probe(TestHost host) => host.Services.GetServices<IComplianceHealthProbe>().Single(p => p.Name == "fake");

    private static TestHost Host(Func<Task> before, Action<ModeratorOptions> configure) =>
        TestHost.Create(FakeChatClient.Saying("好"), build: b => b.AddModerator("fake", _ => new FakeModerator { Before = before }, configure));
}
