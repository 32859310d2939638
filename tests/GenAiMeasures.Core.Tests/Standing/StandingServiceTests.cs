namespace GenAiMeasures.Tests;

public sealed class StandingServiceTests
{
    private const string Reason = "违反服务协议第五条，经核实";

    [Fact]
    public async Task A_person_takes_a_measure_with_author_and_reason_and_it_holds_at_once()
    {
        await using StandingHost host = StandingHost.Create();
        string pseudonym = (await host.StateAsync()).Subject;

        StandingState state = await host.Service.TakeMeasureAsync(
            pseudonym, new ManualMeasure(StandingStep.Suspend, "审核员01", Reason) { Until = StandingHost.Start.AddDays(3) });

        Assert.Equal("standing_suspended", (await host.AskAsync("good")).AdditionalProperties.Property(GenAiMeasuresProperties.Code));
        StandingChanged change = Assert.Single(host.Changes);
        Assert.Equal((StandingStep.Suspend, "审核员01", Reason, state.MeasureId), (change.Step, change.Author, change.Reason, change.Id));
        Assert.Null(change.Exchange);
    }

    [Fact]
    public async Task An_appeal_waits_once_and_is_granted_by_lifting_the_measure()
    {
        await using StandingHost host = StandingHost.Create();
        StandingState suspended = await SuspendAsync(host);

        StandingState appealed = await host.Service.AppealAsync(suspended.Subject, "T-1024");
        StandingState again = await host.Service.AppealAsync(suspended.Subject, "T-1025");
        StandingState lifted = await host.Service.LiftAsync(suspended.Subject, "复核员02", "复核后认定为误判");

        Assert.NotNull(appealed.AppealId);
        Assert.Equal(appealed.AppealId, again.AppealId);
        Assert.Equal((Standing.Good, null), (lifted.Standing, lifted.AppealId));
        Assert.Equal("an answer", (await host.AskAsync("good")).Text);
        Assert.Equal([StandingStep.Suspend, StandingStep.Appeal, StandingStep.Lift], host.Changes.Select(c => c.Step));
        Assert.Equal(("subject", "reference: T-1024", suspended.MeasureId), (host.Changes[1].Author, host.Changes[1].Reason, host.Changes[1].Of));
        Assert.Equal((suspended.MeasureId, appealed.AppealId), (host.Changes[2].Of, host.Changes[2].Appeal));
    }

    [Fact]
    public async Task A_rejected_appeal_leaves_the_measure_and_another_may_follow()
    {
        await using StandingHost host = StandingHost.Create();
        StandingState suspended = await SuspendAsync(host);
        await host.Service.AppealAsync(suspended.Subject);

        StandingState rejected = await host.Service.RejectAppealAsync(suspended.Subject, "复核员02", "事实清楚，维持原措施");
        StandingState second = await host.Service.AppealAsync(suspended.Subject);

        Assert.Equal((Standing.Suspended, null), (rejected.Standing, rejected.AppealId));
        Assert.NotNull(second.AppealId);
        Assert.Equal([StandingStep.Suspend, StandingStep.Appeal, StandingStep.RejectAppeal, StandingStep.Appeal], host.Changes.Select(c => c.Step));
    }

    [Fact]
    public async Task Nothing_to_appeal_against_nothing_to_reject_and_nothing_to_lift()
    {
        await using StandingHost host = StandingHost.Create();
        string pseudonym = (await host.StateAsync()).Subject;

        InvalidOperationException appeal = await Assert.ThrowsAsync<InvalidOperationException>(async () => await host.Service.AppealAsync(pseudonym));
        InvalidOperationException reject = await Assert.ThrowsAsync<InvalidOperationException>(async () => await host.Service.RejectAppealAsync(pseudonym, "复核员02", Reason));
        StandingState lifted = await host.Service.LiftAsync(pseudonym, "复核员02", Reason);

        Assert.Equal("No measure is in force against this subject, so there is nothing to appeal against.", appeal.Message);
        Assert.Equal("No appeal of this subject waits for a decision.", reject.Message);
        Assert.Equal(0, lifted.Version);
        Assert.Empty(host.Changes);
    }

    public static TheoryData<ManualMeasure, string> Incomplete() => new()
    {
        { new ManualMeasure(StandingStep.Suspend, "a", "short"), "The reason has less than 6 characters. State the legal or contractual basis and the facts: it is recorded. (Parameter 'reason')" },
        { new ManualMeasure(StandingStep.Suspend, "a", Reason), "A restriction and a suspension have an end. (Parameter 'measure')" },
        { new ManualMeasure(StandingStep.Suspend, "a", Reason) { Until = StandingHost.Start }, "The end is not in the future. (Parameter 'measure')" },
        { new ManualMeasure(StandingStep.Warn, "a", Reason) { Until = StandingHost.Start.AddDays(-1) }, "The end is not in the future. (Parameter 'measure')" },
        { new ManualMeasure(StandingStep.Restrict, "a", Reason) { Until = StandingHost.Start.AddDays(1) }, "A restriction names the features that it withholds. (Parameter 'measure')" },
        { new ManualMeasure(StandingStep.Terminate, "a", Reason) { Until = StandingHost.Start.AddDays(1) }, "A termination has no end: suspend until that date instead. (Parameter 'measure')" },
        { new ManualMeasure(StandingStep.Terminate, "a", Reason) { Features = ["tools"] }, "Features are withheld by a restriction only. (Parameter 'measure')" },
        { new ManualMeasure(StandingStep.Lift, "a", Reason), "The measure is none of Warn, Restrict, Suspend and Terminate. (Parameter 'measure')" },
    };

    [Theory]
    [MemberData(nameof(Incomplete))]
    public async Task An_incomplete_measure_is_not_taken(ManualMeasure measure, string message)
    {
        await using StandingHost host = StandingHost.Create();

        ArgumentException error = await Assert.ThrowsAnyAsync<ArgumentException>(async () => await host.Service.TakeMeasureAsync("0123", measure));

        Assert.Equal(message, error.Message);
        Assert.Empty(host.Changes);
        Assert.Equal(0, host.Standings.Commits);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public async Task No_measure_is_taken_against_nobody(string pseudonym)
    {
        await using StandingHost host = StandingHost.Create();

        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(
            async () => await host.Service.TakeMeasureAsync(pseudonym, new ManualMeasure(StandingStep.Terminate, "a", Reason)));

        Assert.StartsWith("No pseudonym is given. An anonymous or shared subject has none", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_may_replace_a_measure_by_a_lighter_one()
    {
        await using StandingHost host = StandingHost.Create();
        StandingState suspended = await SuspendAsync(host);

        StandingState state = await host.Service.TakeMeasureAsync(
            suspended.Subject, new ManualMeasure(StandingStep.Restrict, "复核员02", Reason) { Until = StandingHost.Start.AddDays(1), Features = ["images"] });

        Assert.Equal(Standing.Restricted, state.Standing);
        Assert.Equal("an answer", (await host.AskAsync("good")).Text);
    }

    [Fact]
    public async Task The_list_shows_who_is_at_or_above_a_standing()
    {
        await using StandingHost host = StandingHost.Create();
        foreach ((string id, StandingStep step) in new[] { ("a", StandingStep.Warn), ("b", StandingStep.Suspend), ("c", StandingStep.Terminate) })
        {
            string pseudonym = (await host.StateAsync(new Subject(id))).Subject;
            await host.Service.TakeMeasureAsync(
                pseudonym, new ManualMeasure(step, "a", Reason) { Until = step == StandingStep.Terminate ? null : StandingHost.Start.AddDays(1) });
        }

        Assert.Equal(3, await host.Service.ListAsync(cancellationToken: TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal(
            [Standing.Suspended, Standing.Terminated],
            await host.Service.ListAsync(Standing.Suspended, TestContext.Current.CancellationToken).Select(s => s.Standing).Order().ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_state_holds_the_last_hundred_changes_and_nothing_that_names_a_person()
    {
        await using StandingHost host = StandingHost.Create();
        string pseudonym = (await host.StateAsync()).Subject;
        for (int i = 0; i < 120; i++)
        {
            await host.Service.TakeMeasureAsync(pseudonym, new ManualMeasure(StandingStep.Warn, "a", Reason));
        }

        StandingState state = await host.StateAsync();

        Assert.Equal((100, 0), (state.Changes.Count, state.Unrecorded));
        Assert.Equal(120, host.Changes.Count);
        Assert.DoesNotContain("user-1", System.Text.Encoding.UTF8.GetString(state.ToUtf8Bytes()), StringComparison.Ordinal);
    }

    private static async Task<StandingState> SuspendAsync(StandingHost host) => await host.Service.TakeMeasureAsync(
        (await host.StateAsync()).Subject, new ManualMeasure(StandingStep.Suspend, "审核员01", Reason) { Until = StandingHost.Start.AddDays(3) });
}
