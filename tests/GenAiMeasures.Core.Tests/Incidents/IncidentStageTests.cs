using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Tests;

/// <summary>Which exchanges open an incident, and which of its steps the pipeline has taken by then.</summary>
public sealed class IncidentStageTests
{
    [Theory]
    [InlineData(true, Verdict.Stop)]
    [InlineData(false, Verdict.Stop)]
    [InlineData(true, Verdict.Refuse)]
    [InlineData(false, Verdict.Refuse)]
    [InlineData(true, Verdict.Substitute)]
    public async Task An_answer_that_is_stopped_before_the_finding_is_out_opens_an_incident_that_is_stopped_and_removed(bool streaming, Verdict verdict)
    {
        await using IncidentHost host = IncidentHost.Create(
            FakeChatClient.Saying("ev", "il"), stages: new TestScreen().With("evil", verdict, "A.1.f", "a vetted answer"));

        await host.AskAsync(streaming: streaming);

        Incident incident = Assert.Single(host.Incidents.Incidents);
        Assert.Equal((IncidentKind.IllegalContent, "A.1.f", 0), (incident.Kind, incident.Risk, incident.Unrecorded));
        Assert.Equal([IncidentStep.Found, IncidentStep.Stopped, IncidentStep.Removed, IncidentStep.RectificationOpened], incident.Steps.Select(s => s.Step));
        Assert.Equal([IncidentStep.Rectified, IncidentStep.Reported], incident.Missing);
        Assert.NotNull(incident.StopLatencyMilliseconds);
        Assert.Equal("所发现内容均未放出。Nothing of what was found had been released.", incident.Steps[2].Detail);
        Assert.Equal(incident.Steps.Select(s => s.Step), host.Steps.Select(s => s.Step));
        FindingFact finding = Assert.Single(host.Steps[0].Findings!);
        Assert.Equal(("output/text/0.0", "word:0"), (finding.Place, finding.Rule));
        Assert.Equal(Assert.Single(host.Host.Store.Records<ExchangeSettled>()).Exchange, incident.Exchange);
    }

    [Fact]
    public async Task Exchanges_that_are_stopped_for_the_same_rule_in_a_period_are_one_incident_where_that_is_asked_for()
    {
        await using IncidentHost host = IncidentHost.Create(
            FakeChatClient.Saying("evil"), o => o.Incidents.JoinMinutes = 60, stages: new TestScreen().With("evil", Verdict.Stop, "A.1.f"));
        for (int i = 0; i < 3; i++)
        {
            await host.AskAsync();
        }

        Incident incident = Assert.Single(host.Incidents.Incidents);
        Assert.Equal((3, 0), (incident.Occurrences, incident.Unrecorded));
        Assert.Equal(
            [IncidentStep.Found, IncidentStep.Stopped, IncidentStep.Removed, IncidentStep.RectificationOpened, IncidentStep.Recurred, IncidentStep.Recurred],
            host.Steps.Select(s => s.Step));
        List<ExchangeId> exchanges = [.. host.Host.Store.Records<ExchangeSettled>().Select(e => e.Exchange)];
        Assert.Equal(exchanges, [incident.Exchange!.Value, .. incident.Steps.Where(s => s.Step == IncidentStep.Recurred).Select(s => s.Exchange!.Value)]);
        Assert.Equal([IncidentStep.Rectified, IncidentStep.Reported], incident.Missing);

        // what recurs after the rectification was not put right by it
        await host.Service.AddRegressionAsync(incident.Id, new RegressionResult("工程师02", "词库-9", "run-1", 3, 3), TestContext.Current.CancellationToken);
        await host.AskAsync();
        Assert.Equal([1, 3], host.Incidents.Incidents.Select(i => i.Occurrences).Order());

        // and another period is another incident
        ((Microsoft.Extensions.Time.Testing.FakeTimeProvider)host.Host.Services.GetRequiredService<TimeProvider>()).Advance(TimeSpan.FromHours(2));
        await host.AskAsync();
        await host.AskAsync();
        Assert.Equal([1, 2, 3], host.Incidents.Incidents.Select(i => i.Occurrences).Order());
    }

    [Fact]
    public async Task What_was_shown_and_nobody_takes_back_is_never_joined()
    {
        await using IncidentHost host = IncidentHost.Create(FakeChatClient.Saying("so ", "evil"), o => o.Incidents.JoinMinutes = 60, stages: new LateScreen("evil"));

        await host.AskAsync();
        await host.AskAsync();

        Assert.All(host.Incidents.Incidents, i => Assert.Equal((1, true), (i.Occurrences, i.Missing.Contains(IncidentStep.Removed))));
        Assert.Equal(2, host.Incidents.Incidents.Count);
    }

    [Fact]
    public async Task What_was_shown_and_is_taken_back_by_the_hosts_sink_is_removed()
    {
        await using IncidentHost host = IncidentHost.Create(
            FakeChatClient.Saying("so ", "evil"), build: b => b.AddRetractionSink<Sink>(), stages: new LateScreen("evil"));

        await host.AskAsync();

        Incident incident = Assert.Single(host.Incidents.Incidents);
        IncidentStepTaken removed = Assert.Single(incident.Steps, s => s.Step == IncidentStep.Removed);
        Assert.Equal(("已由 1 个撤回接口收回 1 段内容。1 ranges were taken back by 1 retraction sinks.", 1), (removed.Detail, removed.RetractedRanges));
    }

    [Fact]
    public async Task What_was_shown_and_nobody_takes_back_is_not_removed_until_a_person_says_so()
    {
        await using IncidentHost host = IncidentHost.Create(FakeChatClient.Saying("so ", "evil"), stages: new LateScreen("evil"));
        await host.AskAsync();
        Incident incident = Assert.Single(host.Incidents.Incidents);

        Assert.Equal([IncidentStep.Removed, IncidentStep.Rectified, IncidentStep.Reported], incident.Missing);
        incident = await host.Service.TakeStepAsync(incident.Id, new IncidentAction(IncidentStep.Removed, "审核员01", "页面与历史记录均已删除"));

        Assert.DoesNotContain(IncidentStep.Removed, incident.Missing);
    }

    [Fact]
    public async Task A_sink_that_fails_leaves_the_removal_missing()
    {
        await using IncidentHost host = IncidentHost.Create(
            FakeChatClient.Saying("so ", "evil"), build: b => b.AddRetractionSink<BrokenSink>(), stages: new LateScreen("evil"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => host.AskAsync());

        Assert.Contains(IncidentStep.Removed, Assert.Single(host.Incidents.Incidents).Missing);
    }

    [Fact]
    public async Task A_label_that_failed_opens_an_incident_of_its_own_kind()
    {
        var model = FakeChatClient.Answering(Some.Update(new DataContent("data:image/png;base64,AAAA")), Some.Updates("text")[0]);
        await using IncidentHost host = IncidentHost.Create(model, stages: new BrokenLabels());

        await host.AskAsync();

        Incident incident = Assert.Single(host.Incidents.Incidents);
        Assert.Equal(IncidentKind.LabelFailure, incident.Kind);
        Assert.Equal([IncidentStep.Rectified], incident.Missing);
    }

    [Fact]
    public async Task An_answer_that_is_let_through_and_a_question_that_is_refused_open_none()
    {
        await using IncidentHost host = IncidentHost.Create(
            FakeChatClient.Saying("flagged redacted"),
            stages: new TestScreen().With("bad", Verdict.Refuse).With("flagged", Verdict.Flag).With("redacted", Verdict.Redact));

        await host.AskAsync("bad");
        await host.AskAsync("good");

        Assert.Empty(host.Incidents.Incidents);
    }

    [Fact]
    public async Task A_screen_that_failed_has_found_nothing()
    {
        var screen = new TestScreen { OnWrite = place => place.Side == ScreenSide.Output ? throw new InvalidOperationException("down") : Task.CompletedTask };
        await using IncidentHost host = IncidentHost.Create(stages: screen);

        await host.AskAsync();

        Assert.Empty(host.Incidents.Incidents);
    }

    [Fact]
    public async Task A_suspension_opens_an_incident_that_is_to_be_reported()
    {
        await using IncidentHost host = IncidentHost.Create(stages: new TestScreen().With("bad", Verdict.Refuse));
        for (int i = 0; i < 3; i++)
        {
            await host.AskAsync("bad");
        }

        Incident incident = Assert.Single(host.Incidents.Incidents);
        StandingChanged suspension = host.Host.Store.Records<StandingChanged>().Last();
        Assert.Equal((IncidentKind.UserConduct, suspension.Subject, suspension.Id + "-3"), (incident.Kind, incident.Subject, incident.Id));
        Assert.Equal([IncidentStep.Found, IncidentStep.Measured], incident.Steps.Select(s => s.Step));
        Assert.Equal(("Suspend", suspension.Id), (incident.Steps[1].Detail, incident.Steps[1].Reference));
        Assert.Equal([IncidentStep.Reported], incident.Missing);
    }

    [Theory]
    [InlineData(StandingStep.None, 0)]
    [InlineData(StandingStep.Warn, 2)]
    [InlineData(StandingStep.Terminate, 0)]
    public async Task From_which_measure_on_is_a_setting(StandingStep from, int count)
    {
        await using IncidentHost host = IncidentHost.Create(
            configure: o => o.Incidents.OpenForMeasures = from, stages: new TestScreen().With("bad", Verdict.Refuse));
        for (int i = 0; i < 3; i++)
        {
            await host.AskAsync("bad");
        }

        Assert.Equal(count, host.Incidents.Incidents.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_incident_that_cannot_be_opened_ends_the_answer_with_an_error_and_the_health_check_is_red(bool streaming)
    {
        await using IncidentHost host = IncidentHost.Create(
            FakeChatClient.Saying("so ", "evil"), build: b => b.Services.AddLogging().AddHealthChecks().AddGenAiCompliance(), stages: new TestScreen().With("evil", Verdict.Stop));
        host.Incidents.Error = new StateUnavailableException("The disk of the state file is full.");

        await Assert.ThrowsAsync<InvalidOperationException>(() => host.AskAsync(streaming: streaming));
        var health = await host.Host.Services.GetRequiredService<Microsoft.Extensions.Diagnostics.HealthChecks.HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);

        Assert.Contains("incidents: The disk of the state file is full.", health.Entries["genai_measures"].Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Switched_off_none_is_opened()
    {
        await using IncidentHost host = IncidentHost.Create(
            FakeChatClient.Saying("so ", "evil"), o => o.Incidents.Enabled = false, stages: new TestScreen().With("evil", Verdict.Stop));

        await host.AskAsync();

        Assert.Empty(host.Incidents.Incidents);
        Assert.All(
            ["IM-14-1-REMOVE", "IM-14-1-RECTIFY", "IM-14-1-REPORT", "IM-14-2-REPORT", "CSL-49-DISPOSE"],
            id => Assert.True(host.Host.Services.GetRequiredService<IDutyCatalog>().Coverage.Single(c => c.Duty.Id == id).Kind < DutyCoverageKind.Recorded));
    }

    private sealed class Sink : IRetractionSink
    {
        public ValueTask RetractAsync(Retraction retraction, CancellationToken cancellationToken) => default;
    }

    private sealed class BrokenSink : IRetractionSink
    {
        public ValueTask RetractAsync(Retraction retraction, CancellationToken cancellationToken) => throw new InvalidOperationException("The page is not reachable.");
    }

    private sealed class BrokenLabels : ExchangeStage
    {
        public override string Name => "labels";

        public override int Order => StageOrder.Label;

        public override AnswerLabeler OpenLabeler(Exchange exchange) => new Labeler();

        private sealed class Labeler : AnswerLabeler
        {
            public override ValueTask<AIContent?> LabelAsync(AIContent content, CancellationToken cancellationToken) => throw new InvalidOperationException("no carrier");
        }
    }
}
