using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GenAiMeasures.Tests;

/// <summary>The rows of the failure table that belong to standing.</summary>
public sealed class StandingFailureTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_standing_store_that_is_down_refuses_and_the_health_check_is_red(bool streaming)
    {
        await using StandingHost host = StandingHost.Create(build: b => b.Services.AddLogging().AddHealthChecks().AddGenAiCompliance());
        host.Standings.Error = new StateUnavailableException("The disk of the state file is full.");

        ChatResponse response = await host.AskAsync("good", streaming);
        HealthReport health = await host.Host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);

        Assert.Equal("抱歉，账号状态暂时无法确认，请稍后再试。", response.Text);
        Assert.Equal(0, host.Model.Calls);
        Assert.Equal("standing_unavailable", Assert.Single(host.Host.Store.Records<ExchangeSettled>()).Code);
        Assert.Equal(HealthStatus.Unhealthy, health.Status);
        Assert.Contains("standing: The disk of the state file is full.", health.Entries["genai_measures"].Description, StringComparison.Ordinal);

        host.Standings.Error = null;
        Assert.Equal("an answer", (await host.AskAsync("good", streaming)).Text);
        health = await host.Host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);
        Assert.Contains("standing: readable", health.Entries["genai_measures"].Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_throws_anything_refuses_too()
    {
        await using StandingHost host = StandingHost.Create();
        host.Standings.Error = new InvalidTimeZoneException("anything");

        Assert.Equal("抱歉，账号状态暂时无法确认，请稍后再试。", (await host.AskAsync("good")).Text);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_finding_that_cannot_be_counted_ends_the_exchange_with_an_error_and_is_on_record(bool streaming)
    {
        await using StandingHost host = StandingHost.Create();
        host.Standings.BeforeCommit = _ => throw new StateUnavailableException("The disk of the state file is full.");

        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => host.AskAsync("bad", streaming));

        Assert.Contains("StateUnavailableException", error.Message, StringComparison.Ordinal);
        ExchangeSettled settled = Assert.Single(host.Host.Store.Records<ExchangeSettled>());
        Assert.Equal(typeof(StateUnavailableException).FullName, settled.ErrorType);
    }

    [Fact]
    public async Task A_measure_whose_record_failed_is_recorded_before_anything_else_happens_to_its_subject()
    {
        await using StandingHost host = StandingHost.Create();
        await host.AskAsync("bad");
        host.Host.Store.CommitError = entries => entries.Any(e => e.Kind == RecordKind.StandingChanged) ? new LedgerUnavailableException("The disk is full.") : null;
        await Assert.ThrowsAnyAsync<Exception>(() => host.AskAsync("bad"));
        Assert.Empty(host.Changes);

        host.Host.Store.CommitError = null;
        ChatResponse next = await host.AskAsync("good");

        Assert.Equal(StandingStep.Warn, Assert.Single(host.Changes).Step);
        Assert.Equal("Warned", next.AdditionalProperties.Property(GenAiMeasuresProperties.Standing));
        Assert.StartsWith("【警示】", next.AdditionalProperties.Property(GenAiMeasuresProperties.Notice), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_measure_that_is_not_on_record_is_not_in_force_and_nobody_is_served_on_it()
    {
        await using StandingHost host = StandingHost.Create();
        await host.AskAsync("bad");
        host.Host.Store.CommitError = entries => entries.Any(e => e.Kind == RecordKind.StandingChanged) ? new LedgerUnavailableException("The disk is full.") : null;
        await Assert.ThrowsAnyAsync<Exception>(() => host.AskAsync("bad"));

        ChatResponse next = await host.AskAsync("good");

        Assert.Equal("抱歉，服务记录暂时不可用，请稍后再试。", next.Text);
        Assert.Equal(0, host.Model.Calls);
    }

    [Fact]
    public async Task Switched_off_nothing_is_kept_and_the_duty_is_not_claimed()
    {
        await using StandingHost host = StandingHost.Create(o => o.Standing.Enabled = false);
        for (int i = 0; i < 6; i++)
        {
            await host.AskAsync("bad");
        }

        Assert.Equal("an answer", (await host.AskAsync("good")).Text);
        Assert.Equal(0, host.Standings.Commits);
        Assert.True(Coverage(host).Kind < DutyCoverageKind.Prepared);
    }

    [Fact]
    public async Task The_duty_is_enforced_and_says_for_whom()
    {
        await using StandingHost host = StandingHost.Create(o =>
        {
            o.Scope = ServiceScope.MainlandPublic;
            Some.PublicService(o);
            foreach (Duty duty in DutyCatalog.All.Where(d => d.Minimum > DutyCoverageKind.Operator))
            {
                o.Waivers[duty.Id] = "not the subject of this test";
            }
        });

        DutyCoverage coverage = Coverage(host);

        Assert.Equal(DutyCoverageKind.Enforced, coverage.Kind);
        Assert.Equal("GenAiMeasures.Core: identified subjects are warned, restricted, suspended and terminated by rule and by people; anonymous and shared subjects are not", coverage.By);
    }

    private static DutyCoverage Coverage(StandingHost host) =>
        host.Host.Services.GetRequiredService<IDutyCatalog>().Coverage.Single(c => c.Duty.Id == "IM-14-2-MEASURES");
}
