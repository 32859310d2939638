using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;

namespace GenAiMeasures.Filing.Tests;

/// <summary>What starts clocks, and what they say in time.</summary>
public sealed class DeadlineClockTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_settings_start_the_clocks_of_the_service_once()
    {
        await using FilingHost host = FilingHost.Open(o =>
        {
            o.ServiceStart = new DateOnly(2026, 9, 18);
            o.PlannedStart = new DateOnly(2026, 12, 1);
            o.ServiceEnd = new DateOnly(2026, 11, 2);
        });

        await host.Get<DeadlineClock>().StartAsync(Cancellation);
        await host.Get<DeadlineClock>().StartAsync(Cancellation);

        Assert.Equal(
            [
                ("keywords.weekly", new DateOnly(2026, 9, 25)), ("alg.filing", new DateOnly(2026, 10, 9)), ("banks.monthly", new DateOnly(2026, 10, 18)),
                ("alg.cancellation", new DateOnly(2026, 11, 30)), ("assess.launch", new DateOnly(2026, 11, 30)),
            ],
            await host.Deadlines.ListAsync(cancellationToken: Cancellation).Select(d => (d.Rule, d.DueOn!.Value)).ToListAsync(Cancellation));
        Assert.Equal(5, (await host.RecordsAsync<DeadlineChanged>()).Count);
    }

    [Fact]
    public async Task An_algorithm_that_is_filed_or_needs_no_filing_has_no_clock()
    {
        await using FilingHost filed = FilingHost.Open(o => o.ServiceStart = new DateOnly(2026, 9, 18), o => o.Provider.AlgorithmFilingNumber = "网信算备110108823483901230031号");
        await using FilingHost small = FilingHost.Open(o => o.ServiceStart = o.PlannedStart = o.ServiceEnd = new DateOnly(2026, 9, 18), o => o.Provider.HasOpinionAttributes = false);
        await using FilingHost inside = FilingHost.Open(o => o.ServiceStart = new DateOnly(2026, 9, 18), o => o.Scope = ServiceScope.Internal);
        foreach (FilingHost host in new[] { filed, small, inside })
        {
            await host.Get<DeadlineClock>().StartAsync(Cancellation);
        }

        Assert.Equal(["keywords.weekly", "banks.monthly"], await filed.Deadlines.ListAsync(cancellationToken: Cancellation).Select(d => d.Rule).ToListAsync(Cancellation));
        Assert.Equal(["keywords.weekly", "banks.monthly"], await small.Deadlines.ListAsync(cancellationToken: Cancellation).Select(d => d.Rule).ToListAsync(Cancellation));
        Assert.Empty(await inside.Deadlines.ListAsync(cancellationToken: Cancellation).ToListAsync(Cancellation));
    }

    [Theory]
    [InlineData(IncidentOperator.CriticalInfrastructure, "incident.first.cii", 1)]
    [InlineData(IncidentOperator.StateOrgan, "incident.first.state", 2)]
    [InlineData(IncidentOperator.Other, "incident.first.other", 4)]
    public async Task A_security_incident_starts_the_hours_of_its_operator_and_its_report_and_summary_end_them(IncidentOperator whose, string rule, int hours)
    {
        await using FilingHost host = FilingHost.Open(o => o.Operator = whose);
        IIncidentService incidents = host.Get<IIncidentService>();
        string id = (await incidents.OpenAsync(new IncidentReport(IncidentKind.Security, "安全06", "数据库异常外联告警"), Cancellation)).Id;
        await host.LookAsync();

        Deadline first = (await host.Deadlines.FindAsync($"{rule}:{id}", Cancellation))!;
        Assert.Equal(FilingHost.Start.AddHours(hours), first.DueAt);

        await incidents.ReportAsync(id, new RegulatorNotice("安全06", "省级网信办", "电话", "首报 1", FilingHost.Start), Cancellation);
        await incidents.TakeStepAsync(id, new IncidentAction(IncidentStep.Stopped, "安全06", "切断外联并轮换凭据"), Cancellation);
        await incidents.TakeStepAsync(id, new IncidentAction(IncidentStep.RectificationOpened, "安全06", "修补漏洞并复测"), Cancellation);
        host.Time.Advance(TimeSpan.FromDays(1));
        await incidents.AddRegressionAsync(id, new RegressionResult("安全06", "patch-1", "run-1", 3, 3), Cancellation);
        await host.LookAsync();

        Assert.False((await host.Deadlines.FindAsync($"{rule}:{id}", Cancellation))!.IsOpen);
        Deadline summary = (await host.Deadlines.FindAsync($"incident.summary:{id}", Cancellation))!;
        Assert.Equal((new DateOnly(2026, 10, 19), true), (summary.DueOn, summary.IsOpen));

        await incidents.ReportAsync(id, new RegulatorNotice("安全06", "省级网信办", "书面", "总结 1", FilingHost.Start), Cancellation);
        await host.LookAsync();

        Assert.False((await host.Deadlines.FindAsync($"incident.summary:{id}", Cancellation))!.IsOpen);
    }

    [Fact]
    public async Task Content_has_a_clock_only_where_the_provider_set_one_and_a_judgement_drops_it()
    {
        await using FilingHost without = FilingHost.Open();
        await without.Get<IIncidentService>().OpenAsync(new IncidentReport(IncidentKind.IllegalContent, "审核01", "巡查发现违法回答"), Cancellation);
        await without.LookAsync();
        await using FilingHost with = FilingHost.Open(o => o.ContentReportHours = 24);
        string id = (await with.Get<IIncidentService>().OpenAsync(new IncidentReport(IncidentKind.IllegalContent, "审核01", "巡查发现违法回答"), Cancellation)).Id;
        await with.LookAsync();

        Assert.Empty(await without.Deadlines.ListAsync(cancellationToken: Cancellation).ToListAsync(Cancellation));
        Deadline deadline = Assert.Single(await with.Deadlines.ListAsync(cancellationToken: Cancellation).ToListAsync(Cancellation));
        Assert.Equal((FilingHost.Start.AddHours(24), 24, false), (deadline.DueAt, deadline.Length, deadline.Verified));

        await with.Get<IIncidentService>().JudgeNotReportableAsync(id, "负责人", "误报，复核后为正常内容", Cancellation);
        await with.LookAsync();

        Assert.Equal(DeadlineStep.Dropped, (await with.Deadlines.FindAsync($"content.report:{id}", Cancellation))!.Steps[^1].Step);
    }

    [Fact]
    public async Task A_persons_request_starts_two_clocks_that_its_answer_ends()
    {
        await using FilingHost host = FilingHost.Open();
        ISubjectRights rights = host.Get<ISubjectRights>();
        SubjectRequest request = await rights.SubmitAsync(Some.Subject, SubjectRequestKind.Delete, Cancellation);
        await host.LookAsync();

        Assert.Equal(
            [("rights.answer", request.Due), ("rights.alarm", new DateOnly(2026, 10, 18))],
            await host.Deadlines.ListAsync(cancellationToken: Cancellation).Select(d => (d.Rule, d.DueOn!.Value)).ToListAsync(Cancellation));

        await rights.RefuseAsync(request, "无法核实身份，请补充材料", Cancellation);
        await host.LookAsync();

        Assert.Equal(0, (await host.Deadlines.CountAsync(Cancellation)).Open);
    }

    [Fact]
    public async Task What_happened_while_the_clocks_stood_is_followed_later_and_nothing_twice()
    {
        string folder = Directory.CreateTempSubdirectory("genai-measures-").FullName;
        try
        {
            await using (FilingHost host = FilingHost.Open(folder: folder))
            {
                await host.Get<ISubjectRights>().SubmitAsync(Some.Subject, SubjectRequestKind.Access, Cancellation);
            }

            await using FilingHost again = FilingHost.Open(folder: folder, at: FilingHost.Start.AddDays(2));
            await again.LookAsync();
            await again.LookAsync();

            Deadline deadline = (await again.Deadlines.ListAsync(cancellationToken: Cancellation).ToListAsync(Cancellation))[0];
            Assert.Equal(FilingHost.Start, deadline.From);
            Assert.Equal(2, (await again.RecordsAsync<DeadlineChanged>()).Count);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Each_reminder_comes_once_also_over_a_restart_and_only_the_nearest_of_those_that_were_missed()
    {
        string folder = Directory.CreateTempSubdirectory("genai-measures-").FullName;
        try
        {
            Reminders told;
            await using (FilingHost host = FilingHost.Open(folder: folder, build: b => b.AddDeadlineReminder<Reminders>()))
            {
                told = (Reminders)host.Services.GetRequiredService<IEnumerable<IDeadlineReminder>>().Single();
                await host.Deadlines.StartAsync(new DeadlineStart("alg.change", FilingHost.Start, "合规03") { About = "v2" }, Cancellation);
                await host.LookAsync();
                Assert.Empty(told.Told);

                host.Time.SetUtcNow(new DateTimeOffset(2026, 10, 5, 0, 0, 0, TimeSpan.FromHours(8)));
                await host.LookAsync();
                await host.LookAsync();
            }

            Assert.Equal(
                [("alg.change:v2#P5D", false)], told.Told.Select(t => (t.Id, t.IsOverdue)));
            Assert.Equal("期限提醒：算法备案信息变更（v2），期限 2026-10-09（含当日）。依据：Algorithm Provisions Art. 24(2)；期限数字已核对原文。", told.Told[0].Chinese);
            Assert.Equal(
                "Due: Change of the algorithm filing (v2), by the end of 2026-10-09. Algorithm Provisions Art. 24(2); number checked against the text, confidence Primary.",
                told.Told[0].English);

            // both P2D and P1D have passed by now: only the nearer one is worth saying
            await using FilingHost again = FilingHost.Open(
                folder: folder, build: b => b.AddDeadlineReminder<Reminders>(), at: new DateTimeOffset(2026, 10, 9, 12, 0, 0, TimeSpan.FromHours(8)));
            told = (Reminders)again.Services.GetRequiredService<IEnumerable<IDeadlineReminder>>().Single();
            await again.LookAsync();
            again.Time.Advance(TimeSpan.FromHours(12));
            await again.LookAsync();
            await again.LookAsync();

            Assert.Equal([("alg.change:v2#P1D", false), ("alg.change:v2#overdue", true)], told.Told.Select(t => (t.Id, t.IsOverdue)));
            Assert.Equal(DeadlineStep.Overdue, (await again.RecordsAsync<DeadlineChanged>())[^1].Step);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_reminder_that_cannot_be_passed_on_is_tried_again_and_the_other_ways_are_not_told_twice()
    {
        var broken = new Reminders { Fails = true };
        await using FilingHost host = FilingHost.Open(build: b =>
        {
            b.AddDeadlineReminder<OtherReminders>();
            b.Services.AddSingleton<IDeadlineReminder>(broken);
        });
        await host.Deadlines.StartAsync(new DeadlineStart("ndsmr.flaw", FilingHost.Start, "安全06"), Cancellation);
        host.Time.Advance(TimeSpan.FromHours(13));

        await host.LookAsync();
        await host.LookAsync();
        broken.Fails = false;
        await host.LookAsync();
        await host.LookAsync();

        Assert.Equal(["ndsmr.flaw:2026-09-18#PT12H"], broken.Told.Select(t => t.Id));
        Assert.Equal(["ndsmr.flaw:2026-09-18#PT12H"], host.Services.GetServices<IDeadlineReminder>().OfType<OtherReminders>().Single().Told);
    }

    [Fact]
    public async Task What_must_only_be_kept_is_never_overdue_and_ends_by_itself()
    {
        await using FilingHost host = FilingHost.Open();
        string id = (await host.Deadlines.StartAsync(new DeadlineStart("logs.unlabelled", FilingHost.Start, "a"), Cancellation)).Id;
        host.Time.Advance(TimeSpan.FromDays(200));

        await host.LookAsync();

        Deadline ended = (await host.Deadlines.FindAsync(id, Cancellation))!;
        Assert.Equal([DeadlineStep.Started, DeadlineStep.Met], ended.Steps.Select(s => s.Step));
    }

    [Fact]
    public async Task A_newer_notice_moves_a_provisional_day_and_says_so()
    {
        string folder = Directory.CreateTempSubdirectory("genai-measures-").FullName;
        try
        {
            string id;
            await using (FilingHost host = FilingHost.Open(folder: folder))
            {
                Deadline provisional = await host.Deadlines.StartAsync(
                    new DeadlineStart("alg.change", new DateTimeOffset(2026, 12, 24, 4, 0, 0, TimeSpan.Zero), "a"), Cancellation);
                Assert.Equal((CalendarCertainty.Provisional, new DateOnly(2027, 1, 7)), (provisional.Certainty, provisional.DueOn));
                id = provisional.Id;
            }

            string notice = Path.Combine(folder, "2027.json");
            await File.WriteAllTextAsync(notice, """{"year":2027,"days":[{"date":"2027-01-01","isOffDay":true},{"date":"2027-01-09","isOffDay":false}]}""", Cancellation);
            await using FilingHost again = FilingHost.Open(o => o.HolidayFiles.Add(notice), folder: folder);
            await again.Get<DeadlineClock>().StartAsync(Cancellation);

            Deadline final = (await again.Deadlines.FindAsync(id, Cancellation))!;
            Assert.Equal((CalendarCertainty.Final, new DateOnly(2027, 1, 8)), (final.Certainty, final.DueOn));
            Assert.Equal((DeadlineStep.Recalculated, "clock", CalendarCertainty.Final), (final.Steps[^1].Step, final.Steps[^1].Author, final.Steps[^1].Certainty));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Health_and_metrics_say_what_is_overdue()
    {
        await using FilingHost host = FilingHost.Open();
        IComplianceHealthProbe probe = host.Services.GetServices<IComplianceHealthProbe>().Single(p => p.Name == "deadlines");
        host.Get<DeadlineMetrics>();
        using var overdue = new MetricCollector<long>(null, GenAiMeasuresDiagnostics.MeterName, FilingDiagnostics.OverdueDeadlines);
        await host.Deadlines.StartAsync(new DeadlineStart("ndsmr.flaw", FilingHost.Start, "安全06"), Cancellation);
        await host.Deadlines.StartAsync(new DeadlineStart("alg.change", FilingHost.Start, "合规03"), Cancellation);

        Assert.Equal("not looked at yet", probe.Probe().Description);
        await host.LookAsync();
        Assert.Equal((HealthStatus.Healthy, "2 open, 0 overdue, 1 due within seven days"), (probe.Probe().Status, probe.Probe().Description));
        host.Time.Advance(TimeSpan.FromDays(7));
        await host.LookAsync();

        Assert.Equal((HealthStatus.Degraded, "2 open, 1 overdue, 0 due within seven days"), (probe.Probe().Status, probe.Probe().Description));
        overdue.RecordObservableInstruments();
        Assert.Contains(overdue.GetMeasurementSnapshot(), m => m.Value == 1);
    }

    internal sealed class OtherReminders : IDeadlineReminder
    {
        public List<string> Told { get; } = [];

        public ValueTask RemindAsync(DeadlineReminder reminder, CancellationToken cancellationToken)
        {
            Told.Add(reminder.Id);
            return default;
        }
    }
}
