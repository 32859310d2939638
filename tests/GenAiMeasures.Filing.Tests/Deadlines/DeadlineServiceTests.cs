using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Filing.Tests;

public sealed class DeadlineServiceTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_clock_that_a_person_starts_says_its_day_its_article_and_how_sure_both_are_and_is_on_record()
    {
        await using FilingHost host = FilingHost.Open();

        Deadline deadline = await host.Deadlines.StartAsync(
            new DeadlineStart("alg.change", FilingHost.Start, "合规03") { About = "模型升级至 v2", Reason = "更换了基础模型" }, Cancellation);

        Assert.Equal("alg.change:模型升级至 v2", deadline.Id);
        Assert.Equal(new DateOnly(2026, 10, 9), deadline.DueOn);
        Assert.Equal(("Algorithm Provisions Art. 24(2)", Confidence.Primary, true, CalendarCertainty.Final), (deadline.Article, deadline.Confidence, deadline.Verified, deadline.Certainty));
        DeadlineChanged record = Assert.Single(await host.RecordsAsync<DeadlineChanged>());
        Assert.Equal(
            (deadline.Id, 0, DeadlineStep.Started, "alg.change", DeadlineRules.Version, "合规03", "更换了基础模型", FilingHost.Start, deadline.DueAt),
            (record.Deadline, record.Number, record.Step, record.Rule, record.RuleVersion, record.Author, record.Reason, record.From, record.DueAt));
    }

    [Fact]
    public async Task What_must_only_be_kept_is_listed_when_it_is_asked_for_and_not_among_what_is_due()
    {
        await using FilingHost host = FilingHost.Open();
        await host.Deadlines.StartAsync(new DeadlineStart("logs.network", FilingHost.Start, "o") { About = "a" }, Cancellation);
        await host.Deadlines.StartAsync(new DeadlineStart("logs.network", FilingHost.Start, "o") { About = "b" }, Cancellation);
        await host.Deadlines.StartAsync(new DeadlineStart("alg.change", FilingHost.Start, "o") { About = "v2" }, Cancellation);

        Assert.Equal(["alg.change:v2"], await host.Deadlines.ListAsync(null, Cancellation).Select(d => d.Id).ToListAsync(Cancellation));
        Assert.Equal(["logs.network:a", "logs.network:b"], await host.Deadlines.ListAsync(new DeadlineQuery { Kept = true }, Cancellation).Select(d => d.Id).ToListAsync(Cancellation));
        Assert.Single(await host.Deadlines.ListAsync(new DeadlineQuery { Kept = true, Limit = 1 }, Cancellation).ToListAsync(Cancellation));
        Assert.Empty(await host.Deadlines.ListAsync(new DeadlineQuery { Kept = true, IsOpen = false }, Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task A_second_start_about_the_same_thing_starts_nothing()
    {
        await using FilingHost host = FilingHost.Open();
        var start = new DeadlineStart("alg.change", FilingHost.Start, "合规03") { About = "v2" };

        Deadline first = await host.Deadlines.StartAsync(start, Cancellation);
        Deadline second = await host.Deadlines.StartAsync(start with { From = FilingHost.Start.AddDays(3) }, Cancellation);

        Assert.Equal(first.DueAt, second.DueAt);
        Assert.Single(await host.RecordsAsync<DeadlineChanged>());
    }

    [Fact]
    public async Task It_is_moved_and_ended_with_a_reason_and_every_step_is_a_record()
    {
        await using FilingHost host = FilingHost.Open();
        string id = (await host.Deadlines.StartAsync(new DeadlineStart("alg.change", FilingHost.Start, "合规03"), Cancellation)).Id;

        Deadline moved = await host.Deadlines.ExtendAsync(id, new DateOnly(2026, 10, 15), "合规03", "主管部门同意延期补正", Cancellation);
        Deadline met = await host.Deadlines.MeetAsync(id, "合规03", "已提交变更备案", Cancellation);

        Assert.Equal(new DateOnly(2026, 10, 15), moved.DueOn);
        Assert.False(met.IsOpen);
        Assert.Equal(
            [(DeadlineStep.Started, null), (DeadlineStep.Extended, "主管部门同意延期补正"), (DeadlineStep.Met, "已提交变更备案")],
            (await host.RecordsAsync<DeadlineChanged>()).Select(r => (r.Step, r.Reason)));
        Assert.Empty(await host.Deadlines.ListAsync(cancellationToken: Cancellation).ToListAsync(Cancellation));
        Assert.Equal([id], await host.Deadlines.ListAsync(new DeadlineQuery { IsOpen = false }, Cancellation).Select(d => d.Id).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task What_is_missing_or_contradicts_is_refused_with_the_cure()
    {
        await using FilingHost host = FilingHost.Open();
        IDeadlineService service = host.Deadlines;
        string id = (await service.StartAsync(new DeadlineStart("alg.change", FilingHost.Start, "合规03"), Cancellation)).Id;

        Assert.StartsWith("There is no rule 'alg.none'. Use one of: alg.filing, ", (await Fails<ArgumentException>(() => service.StartAsync(new DeadlineStart("alg.none", FilingHost.Start, "a"), Cancellation))).Message, StringComparison.Ordinal);
        Assert.StartsWith(
            "The rule 'content.report' has no length of its own: no text gives one. Set GenAiMeasures:Filing:ContentReportHours, or give DeadlineStart.Length.",
            (await Fails<ArgumentException>(() => service.StartAsync(new DeadlineStart("content.report", FilingHost.Start, "a"), Cancellation))).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "The rule 'alg.filing' (Algorithm Provisions Art. 24(1)) has the length 10; another one cannot be given.",
            (await Fails<ArgumentException>(() => service.StartAsync(new DeadlineStart("alg.filing", FilingHost.Start, "a") { Length = 30 }, Cancellation))).Message,
            StringComparison.Ordinal);
        Assert.StartsWith("The reason has fewer than six characters.", (await Fails<ArgumentException>(() => service.MeetAsync(id, "a", "done", Cancellation))).Message, StringComparison.Ordinal);
        Assert.StartsWith(
            "Deadline alg.change:2026-09-18 ends 2026-10-10 00:00 (UTC+8); 2026-10-09 is not later.",
            (await Fails<ArgumentException>(() => service.ExtendAsync(id, new DateOnly(2026, 10, 9), "a", "no ground at all", Cancellation))).Message,
            StringComparison.Ordinal);
        Assert.Equal(
            "There is no deadline x. See IDeadlineService.ListAsync() or 'genai-measures deadlines list' for the numbers.",
            (await Fails<KeyNotFoundException>(() => service.DropAsync("x", "a", "does not apply", Cancellation))).Message);
        await service.DropAsync(id, "a", "does not apply", Cancellation);
        Assert.Equal(
            "Deadline alg.change:2026-09-18 has ended (Dropped). Start another one for what came after it.",
            (await Fails<InvalidOperationException>(() => service.MeetAsync(id, "a", "done after all", Cancellation))).Message);
        await Fails<ArgumentException>(() => service.StartAsync(new DeadlineStart("alg.filing", DateTimeOffset.MaxValue, "a"), Cancellation));
        await Fails<ArgumentException>(() => service.StartAsync(new DeadlineStart("alg.filing", FilingHost.Start, "a") { About = "a\nb" }, Cancellation));
    }

    [Fact]
    public async Task Without_a_ledger_nothing_starts_because_nothing_would_be_on_record()
    {
        var services = new ServiceCollection();
        services.AddGenAiCompliance(Some.InternalService).AddFiling();
        await using ServiceProvider provider = services.BuildServiceProvider();

        InvalidOperationException error = await Fails<InvalidOperationException>(
            () => provider.GetRequiredService<IDeadlineService>().StartAsync(new DeadlineStart("alg.filing", FilingHost.Start, "a"), Cancellation));

        Assert.Equal(
            "There is no ledger, and every step here is a record. Call .UseSqlite(\"compliance.db\") on the builder that AddGenAiCompliance() returns.", error.Message);
    }

    [Fact]
    public async Task The_next_period_of_a_recurring_one_begins_when_the_last_was_met_and_not_when_it_was_dropped()
    {
        await using FilingHost host = FilingHost.Open();
        string first = (await host.Deadlines.StartAsync(new DeadlineStart("keywords.weekly", FilingHost.Start, "运营05"), Cancellation)).Id;
        host.Time.Advance(TimeSpan.FromDays(3));

        await host.Deadlines.MeetAsync(first, "运营05", "词库 2026-39 已发布", Cancellation);
        Deadline second = Assert.Single(await host.Deadlines.ListAsync(cancellationToken: Cancellation).ToListAsync(Cancellation));
        await host.Deadlines.MeetAsync(second.Id, "运营05", "词库 2026-40 已发布", Cancellation);
        Deadline third = Assert.Single(await host.Deadlines.ListAsync(cancellationToken: Cancellation).ToListAsync(Cancellation));
        await host.Deadlines.DropAsync(third.Id, "运营05", "服务已经终止", Cancellation);

        Assert.Equal(
            ["keywords.weekly:2026-09-18", "keywords.weekly:2026-09-18~2", "keywords.weekly:2026-09-18~3"], new[] { first, second.Id, third.Id });
        Assert.Equal(new DateOnly(2026, 9, 28), second.DueOn);
        Assert.Empty(await host.Deadlines.ListAsync(cancellationToken: Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task What_a_crash_left_unrecorded_is_on_record_after_the_next_start()
    {
        string folder = Directory.CreateTempSubdirectory("genai-measures-").FullName;
        try
        {
            await using (FilingHost host = FilingHost.Open(folder: folder))
            {
                // as a process leaves it that is killed between the state and its record
                Deadline deadline = await host.Deadlines.StartAsync(new DeadlineStart("alg.change", FilingHost.Start, "合规03"), Cancellation);
                Deadline killed = (deadline with { Version = deadline.Version + 1 }).With(DeadlineStep.Met, FilingHost.Start, "合规03", "已提交变更备案");
                Assert.True(await host.Get<ICaseStore>().TryCommitAsync(
                    new CaseState { Kind = Deadline.CaseKind, Id = killed.Id, Version = killed.Version, IsOpen = false, Unrecorded = 1, Body = killed.ToUtf8Bytes() }, Cancellation));
                Assert.Single(await host.RecordsAsync<DeadlineChanged>());
            }

            await using FilingHost again = FilingHost.Open(folder: folder);
            await again.Get<DeadlineClock>().StartAsync(Cancellation);

            Assert.Equal([DeadlineStep.Started, DeadlineStep.Met], (await again.RecordsAsync<DeadlineChanged>()).Select(r => r.Step));
            Assert.Equal(0, (await again.Deadlines.FindAsync("alg.change:2026-09-18", Cancellation))!.Unrecorded);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Starts_and_ends_at_once_leave_each_step_once()
    {
        await using FilingHost host = FilingHost.Open();
        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(async () => await host.Deadlines.StartAsync(
            new DeadlineStart("alg.change", FilingHost.Start, "a") { About = $"c{i % 4}" }, Cancellation))));

        int ended = 0;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(async () =>
        {
            try
            {
                await host.Deadlines.MeetAsync($"alg.change:c{i % 4}", "a", "has been filed", Cancellation);
                Interlocked.Increment(ref ended);
            }
            catch (InvalidOperationException)
            {
                // the other of the two was first
            }
        })));

        Assert.Equal(4, ended);
        Assert.Equal(
            Enumerable.Range(0, 4).SelectMany(i => new[] { ($"alg.change:c{i}", 0), ($"alg.change:c{i}", 1) }),
            (await host.RecordsAsync<DeadlineChanged>()).Select(r => (r.Deadline, r.Number)).Order());
    }

    private static Task<T> Fails<T>(Func<ValueTask<Deadline>> action)
        where T : Exception => Assert.ThrowsAnyAsync<T>(async () => await action());
}
