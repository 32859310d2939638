using FsCheck.Xunit;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Tests;

/// <summary>Invariant 8: standing only changes by a recorded measure; concurrent findings count once each.</summary>
[Properties(QuietOnSuccess = true)]
public sealed class StandingProperties
{
    private const string Reason = "违反服务协议第五条，经核实";

    [Property(MaxTest = 150)]
    public async Task Invariant_8_every_standing_follows_from_the_records(byte[] acts)
    {
        ArgumentNullException.ThrowIfNull(acts);
        await using StandingHost host = StandingHost.Create();
        string pseudonym = (await host.StateAsync()).Subject;
        foreach (byte act in acts)
        {
            await ActAsync(host, pseudonym, act);

            // whatever happened, the state is what the records lead to
            StandingState state = await host.StateAsync();
            IReadOnlyList<StandingChanged> changes = host.Changes;
            Assert.Equal(changes.Count == 0 ? Standing.Good : changes[^1].To, state.Standing);
            Assert.Equal(state.Changes.Select(c => c.Id), changes.Select(c => c.Id));
        }

        Standing before = Standing.Good;
        foreach (StandingChanged change in host.Changes)
        {
            Assert.Equal(before, change.From);
            before = change.To;
        }

        Assert.Distinct(host.Changes.Select(c => c.Id));
    }

    [Property(MaxTest = 60)]
    public async Task Invariant_8_concurrent_findings_count_once_each_and_suspend_once(byte writers, bool retries)
    {
        int count = 1 + (writers % 24);
        await using StandingHost host = StandingHost.Create(o => o.Standing.Ladder.Add(new StandingRung { Measure = StandingStep.Suspend, Daily = 5, Hours = 1 }));
        StandingService service = host.Host.Services.GetRequiredService<StandingService>();
        string pseudonym = (await host.StateAsync()).Subject;
        ExchangeId[] exchanges = [.. Enumerable.Range(1, count).Select(i => new ExchangeId(new Guid(i, 0, 0, new byte[8])))];

        await Task.WhenAll(exchanges.Concat(retries ? exchanges : []).Select(e => Task.Run(async () => await service.CountAsync(pseudonym, e, "A.1.a", CancellationToken.None))));

        StandingState state = await host.StateAsync();
        Assert.Equal(count < 5 ? count : count - 5, state.Today);
        Assert.Equal(count < 5 ? 0 : 1, host.Changes.Count);
        Assert.Equal(count < 5 ? Standing.Good : Standing.Suspended, state.Standing);
    }

    [Property(MaxTest = 30)]
    public async Task Invariant_8_concurrent_exchanges_through_the_client_count_once_each(byte callers)
    {
        int count = 1 + (callers % 12);
        await using StandingHost host = StandingHost.Create(o => o.Standing.Ladder.Add(new StandingRung { Measure = StandingStep.Warn, Daily = 1_000, Hours = 1 }));

        await Task.WhenAll(Enumerable.Range(0, count).Select(i => Task.Run(() => host.AskAsync("bad", streaming: i % 2 == 0))));

        Assert.Equal(count, (await host.StateAsync()).Today);
    }

    [Property(MaxTest = 100)]
    public async Task A_measure_is_recorded_once_however_often_the_ledger_fails_in_between(byte[] acts, byte failures)
    {
        ArgumentNullException.ThrowIfNull(acts);
        await using StandingHost host = StandingHost.Create();
        string pseudonym = (await host.StateAsync()).Subject;
        int left = failures % 8;
        host.Host.Store.CommitError = entries =>
            entries.Any(e => e.Kind == RecordKind.StandingChanged) && left-- > 0 ? new LedgerUnavailableException("The disk is full.") : null;
        foreach (byte act in acts)
        {
            try
            {
                await ActAsync(host, pseudonym, act);
            }
            catch (Exception exception) when (exception is LedgerUnavailableException or InvalidOperationException)
            {
                Assert.True(failures % 8 > 0);
            }
        }

        host.Host.Store.CommitError = null;
        StandingState state = await host.StateAsync();

        Assert.Distinct(host.Changes.Select(c => c.Id));
        Assert.Equal(state.Changes.Select(c => c.Id), host.Changes.Select(c => c.Id));
    }

    private static async Task ActAsync(StandingHost host, string pseudonym, byte act)
    {
        switch (act % 8)
        {
            case 0 or 1 or 2:
                await host.AskAsync("bad", streaming: act % 2 == 0);
                break;
            case 3:
                await host.AskAsync("good");
                break;
            case 4:
                host.Time.Advance(TimeSpan.FromHours(act));
                break;
            case 5:
                await host.Service.LiftAsync(pseudonym, "a", Reason);
                break;
            case 6:
                var step = (StandingStep)(1 + (act / 8 % 4));
                await host.Service.TakeMeasureAsync(pseudonym, new ManualMeasure(step, "a", Reason)
                {
                    Until = step == StandingStep.Terminate ? null : host.Time.GetUtcNow().AddHours(5),
                    Features = step == StandingStep.Restrict ? ["tools"] : [],
                });
                break;
            default:
                if ((await host.StateAsync()).Standing != Standing.Good)
                {
                    await host.Service.AppealAsync(pseudonym);
                }

                break;
        }
    }
}
