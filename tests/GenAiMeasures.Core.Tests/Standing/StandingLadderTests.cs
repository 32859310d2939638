using Microsoft.Extensions.AI;

namespace GenAiMeasures.Tests;

/// <summary>The default ladder (Interim Measures Art. 14(2)): what an identified user meets, and what is on record of it.</summary>
public sealed class StandingLadderTests
{
    private const string Refused = "抱歉，您的请求涉及违法或不良信息，无法为您提供回答。";
    private const string Warned = "【警示】您的使用行为涉嫌违反法律法规或者服务协议。如再次发生，将依法依约限制功能、暂停或者终止向您提供服务。如有异议，可以提出申诉。";
    private const string Suspended = "【暂停服务】由于您的使用行为违反法律法规或者服务协议，已暂停向您提供服务；恢复时间：北京时间2026年11月25日 09:30。如有异议，可以提出申诉。";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Two_in_a_row_warn_and_the_third_suspends_until_a_day_has_passed(bool streaming)
    {
        await using StandingHost host = StandingHost.Create();

        ChatResponse first = await host.AskAsync("bad", streaming);
        ChatResponse second = await host.AskAsync("bad", streaming);
        ChatResponse third = await host.AskAsync("bad", streaming);
        ChatResponse fourth = await host.AskAsync("good", streaming);

        Assert.Equal(Refused, first.Text);
        Assert.Null(Property(first, GenAiMeasuresProperties.Standing));
        Assert.Equal(Refused + "\n\n" + Warned, second.Text);
        Assert.Equal(Warned, Property(second, GenAiMeasuresProperties.Notice));
        Assert.Equal("Warned", Property(second, GenAiMeasuresProperties.Standing));
        Assert.Equal(Refused + "\n\n" + Suspended, third.Text);
        Assert.Equal("input_refused", Property(third, GenAiMeasuresProperties.Code));
        Assert.Equal("Suspended", Property(third, GenAiMeasuresProperties.Standing));
        Assert.Equal("2026-11-25T01:30:00.0000000+00:00", Property(third, GenAiMeasuresProperties.StandingUntil));
        Assert.Equal(Suspended, fourth.Text);
        Assert.Equal("standing_suspended", Property(fourth, GenAiMeasuresProperties.Code));
        Assert.Equal(ChatFinishReason.ContentFilter, fourth.FinishReason);
        Assert.Equal(0, host.Model.Calls);

        host.Time.Advance(TimeSpan.FromHours(24));
        Assert.Equal("an answer", (await host.AskAsync("good", streaming)).Text);

        Assert.Equal([StandingStep.Warn, StandingStep.Suspend, StandingStep.Expire], host.Changes.Select(c => c.Step));
        StandingChanged suspension = host.Changes[1];
        Assert.Equal((Standing.Warned, Standing.Suspended), (suspension.From, suspension.To));
        Assert.Equal("rule:tc260-003", suspension.Author);
        Assert.Equal("连续 3 次、2026-11-24 累计 3 次输入违法或诱导内容。3 illegal or inducing inputs in a row, 3 on 2026-11-24 (Asia/Shanghai).", suspension.Reason);
        Assert.Equal("A.1.a", suspension.Risk);
        Assert.Contains(host.Host.Store.Records<ExchangeSettled>(), s => s.Exchange == suspension.Exchange && s.Outcome == ExchangeOutcome.Refused);
        Assert.Equal(StandingHost.Start.AddHours(24), host.Changes[2].At);
    }

    [Fact]
    public async Task The_user_reads_the_notices_in_english_where_english_is_the_language()
    {
        await using StandingHost host = StandingHost.Create(o => o.Refusals.Language = RefusalLanguage.English);

        await host.AskAsync("bad");
        ChatResponse warned = await host.AskAsync("bad");
        await host.AskAsync("bad");
        ChatResponse suspended = await host.AskAsync("good");

        Assert.Equal(
            "Sorry, this request concerns illegal or harmful information and cannot be answered.\n\n"
            + "[Warning] Your use appears to break the law or the service agreement. If it happens again, features will be restricted, or the service suspended or terminated, "
            + "under the law and the agreement. If you disagree, you may appeal.",
            warned.Text);
        Assert.Equal(
            "[Service suspended] Because your use broke the law or the service agreement, the service is suspended for you until 2026-11-25 09:30 (Beijing time). If you disagree, you may appeal.",
            suspended.Text);
    }

    [Fact]
    public async Task A_good_question_between_begins_the_row_anew_and_five_in_a_day_suspend_all_the_same()
    {
        await using StandingHost host = StandingHost.Create();

        for (int i = 0; i < 4; i++)
        {
            await host.AskAsync("bad");
            await host.AskAsync("good");
        }

        Assert.Equal([StandingStep.Warn, StandingStep.Restrict], host.Changes.Select(c => c.Step));
        Assert.Equal(Standing.Restricted, (await host.StateAsync()).Standing);
        ChatResponse fifth = await host.AskAsync("bad");

        Assert.Equal("Suspended", Property(fifth, GenAiMeasuresProperties.Standing));
        Assert.Equal("连续 1 次、2026-11-24 累计 5 次输入违法或诱导内容。1 illegal or inducing inputs in a row, 5 on 2026-11-24 (Asia/Shanghai).", host.Changes[^1].Reason);
    }

    [Fact]
    public async Task A_day_ends_at_midnight_in_shanghai()
    {
        await using StandingHost host = StandingHost.Create();
        for (int i = 0; i < 4; i++)
        {
            // from 23:30 in Beijing on, one every quarter of an hour
            host.Time.SetUtcNow(new DateTimeOffset(2026, 11, 24, 15, 30, 0, TimeSpan.Zero).AddMinutes(15 * i));
            await host.AskAsync("bad");
            await host.AskAsync("good");
        }

        StandingState state = await host.StateAsync();

        Assert.Equal((2, new DateOnly(2026, 11, 25)), (state.Today, state.Day));
        Assert.Empty(host.Changes);
    }

    [Fact]
    public async Task A_clock_that_is_set_back_does_not_begin_a_day_again()
    {
        await using StandingHost host = StandingHost.Create();
        await host.AskAsync("bad");
        await host.AskAsync("good");
        await host.AskAsync("bad");
        await host.AskAsync("good");

        host.Time.AdjustTime(StandingHost.Start.AddDays(-2));
        await host.AskAsync("bad");

        Assert.Equal(3, (await host.StateAsync()).Today);
        Assert.Equal(StandingStep.Warn, Assert.Single(host.Changes).Step);
    }

    [Fact]
    public async Task Repetition_leads_to_longer_suspensions_and_to_the_end()
    {
        await using StandingHost host = StandingHost.Create();
        List<double> hours = [];
        for (int round = 0; round < 3; round++)
        {
            await AskBadAsync(host, 3);
            StandingState state = await host.StateAsync();
            hours.Add((state.Until!.Value - state.Since!.Value).TotalHours);
            host.Time.SetUtcNow(state.Until.Value);
        }

        await AskBadAsync(host, 3);
        ChatResponse after = await host.AskAsync("good");
        host.Time.Advance(TimeSpan.FromDays(4_000));
        ChatResponse years = await host.AskAsync("good");

        Assert.Equal([24, 168, 720], hours);
        Assert.Equal("【终止服务】由于您的使用行为违反法律法规或者服务协议，已终止向您提供服务。如有异议，可以提出申诉。", after.Text);
        Assert.Equal("standing_terminated", Property(years, GenAiMeasuresProperties.Code));
        Assert.Null(Property(years, GenAiMeasuresProperties.StandingUntil));
    }

    [Fact]
    public async Task Suspensions_of_long_ago_and_suspensions_that_were_lifted_do_not_count()
    {
        await using StandingHost host = StandingHost.Create();
        await AskBadAsync(host, 3);
        host.Time.Advance(TimeSpan.FromDays(200));
        await AskBadAsync(host, 3);
        StandingState second = await host.StateAsync();
        await host.Service.LiftAsync(second.Subject, "审核员01", "复核后认定为误判");
        await AskBadAsync(host, 3);
        StandingState third = await host.StateAsync();

        Assert.Equal(24, (second.Until!.Value - second.Since!.Value).TotalHours);
        Assert.Equal(24, (third.Until!.Value - third.Since!.Value).TotalHours);
    }

    [Fact]
    public async Task A_restriction_withholds_the_named_features_only()
    {
        await using StandingHost host = StandingHost.Create(o => o.Standing.Ladder.Add(new StandingRung { Measure = StandingStep.Restrict, Consecutive = 1, Hours = 2, Features = ["tools", "绘图"] }));
        await host.AskAsync("bad");

        ChatResponse plain = await host.AskAsync("good");
        ChatResponse other = await host.AskAsync("good", options: Using("summary"));
        Assert.Null(host.Model.LastOptions!.AdditionalProperties!.Property(GenAiMeasuresProperties.Feature));
        ChatResponse drawing = await host.AskAsync("good", options: Using("summary, 绘图"));
        ChatResponse tools = await host.AskAsync("good", streaming: true, options: new ChatOptions { Tools = [AIFunctionFactory.Create(() => 1, "one")] });

        Assert.Equal("an answer", plain.Text);
        Assert.Equal("an answer", other.Text);
        Assert.Equal("Restricted", Property(plain, GenAiMeasuresProperties.Standing));
        string text = "【限制功能】由于您的使用行为违反法律法规或者服务协议，以下功能已停止向您提供：工具调用、绘图；恢复时间：北京时间2026年11月24日 11:30。如有异议，可以提出申诉。";
        Assert.Equal((text, "standing_restricted"), (drawing.Text, Property(drawing, GenAiMeasuresProperties.Code)));
        Assert.Equal((text, "standing_restricted"), (tools.Text, Property(tools, GenAiMeasuresProperties.Code)));
    }

    [Theory]
    [InlineData(SubjectKind.Anonymous)]
    [InlineData(SubjectKind.Shared)]
    public async Task Nobody_is_measured_by_what_a_pool_of_callers_did(SubjectKind kind)
    {
        await using StandingHost host = StandingHost.Create();
        var pool = new Subject("pool", kind);
        for (int i = 0; i < 10; i++)
        {
            await host.AskAsync("bad", subject: pool);
        }

        Assert.Equal("an answer", (await host.AskAsync("good", subject: pool)).Text);
        Assert.Empty(host.Changes);
        Assert.Equal(0, host.Standings.Commits);
        Assert.Equal(("", Standing.Good), ((await host.StateAsync(pool)).Subject, (await host.StateAsync(pool)).Standing));
    }

    [Fact]
    public async Task Subjects_and_tenants_are_counted_apart()
    {
        await using StandingHost host = StandingHost.Create();
        for (int i = 0; i < 2; i++)
        {
            await host.AskAsync("bad", subject: new Subject("a"));
            await host.AskAsync("bad", subject: new Subject("b"));
            await host.AskAsync("bad", subject: new Subject("a") { Tenant = "second" });
        }

        Assert.Equal(3, host.Changes.Count(c => c.Step == StandingStep.Warn));
        Assert.Equal(3, host.Changes.Select(c => c.Subject).Distinct().Count());
        Assert.DoesNotContain(host.Changes, c => c.Subject is "a" or "b");
    }

    private static async Task AskBadAsync(StandingHost host, int times)
    {
        for (int i = 0; i < times; i++)
        {
            await host.AskAsync("bad");
        }
    }

    private static ChatOptions Using(string features) => new() { AdditionalProperties = new AdditionalPropertiesDictionary { [GenAiMeasuresProperties.Feature] = features } };

    private static string? Property(ChatResponse response, string key) =>
        response.AdditionalProperties.Property(key) ?? response.Messages[^1].AdditionalProperties.Property(key);
}
