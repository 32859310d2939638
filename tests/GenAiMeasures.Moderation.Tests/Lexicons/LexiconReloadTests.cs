using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace GenAiMeasures.Moderation.Tests;

/// <summary>A changed file replaces what is in force in one step; a bad one changes nothing.</summary>
public sealed class LexiconReloadTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 2, 4, 0, 0, TimeSpan.Zero));

    [Fact]
    public void A_changed_file_is_in_force_when_it_has_stood_still_for_one_interval()
    {
        using var file = new TempFile("a.txt", "违禁词\n");
        using LexiconStore store = Store(file);
        string before = store.Current.Digest;

        Write(file, "违禁词\n第二词\n");
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(before, store.Current.Digest);
        Write(file, "违禁词\n第二词\n第三词\n");
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(before, store.Current.Digest);
        _time.Advance(TimeSpan.FromSeconds(5));

        Assert.NotEqual(before, store.Current.Digest);
        Assert.Equal(3, store.Current.Lexicons.Single().Terms);
    }

    [Fact]
    public void A_bad_file_keeps_the_last_good_one_and_is_told_until_it_is_repaired()
    {
        using var file = new TempFile("a.csv", "term,risk\n违禁词,A.1.f\n");
        using LexiconStore store = Store(file);
        var changes = new List<LexiconChange>();
        store.Changed += changes.Add;
        LexiconSnapshot before = store.Current;

        Write(file, "term,risk\n违禁词,Z.9\n,A.1.f\n");
        Settle();

        Assert.Same(before, store.Current);
        Assert.Equal([2, 3], store.Failure!.Problems.Select(p => p.Line));
        HealthCheckResult health = new LexiconHealthProbe(store).Probe();
        Assert.Equal(HealthStatus.Unhealthy, health.Status);
        Assert.Equal("A changed lexicon cannot be used (2 problems); the last good one stays in force.", health.Description);

        Write(file, "term,risk\n第二词,A.1.f\n");
        Settle();

        Assert.Null(store.Failure);
        Assert.NotSame(before, store.Current);
        Assert.Equal([true, false], changes.Select(c => c.Failure is not null));
    }

    [Fact]
    public void A_file_that_is_gone_keeps_the_last_good_one()
    {
        using var file = new TempFile("a.txt", "违禁词\n");
        using LexiconStore store = Store(file);
        LexiconSnapshot before = store.Current;

        File.Delete(file.Path);
        Settle();

        Assert.Same(before, store.Current);
        Assert.NotNull(store.Failure);
    }

    [Fact]
    public void A_text_that_was_begun_under_one_version_ends_under_it()
    {
        using var file = new TempFile("a.txt", "违禁词\n");
        using LexiconStore store = Store(file);
        var scanner = new LexiconScanner(store.Current);
        scanner.Write("违禁");

        Write(file, "别的词\n");
        Settle();
        scanner.Write("词别的词");
        scanner.Complete();

        Assert.Equal([(0, 3)], scanner.Hits.Select(h => (h.Start, h.Length)));
        Assert.Equal([(3, 3)], LexiconScan.Scan(store.Current, "违禁词别的词").Select(h => (h.Start, h.Length)));
    }

    [Fact]
    public async Task Readers_under_load_see_one_version_or_the_other_and_never_a_mixture()
    {
        using var file = new TempFile("a.txt", "甲甲\n");
        using LexiconStore store = Store(file);
        using var stop = new CancellationTokenSource();
        Task<int>[] readers =
        [
            .. Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
            {
                int scans = 0;
                do
                {
                    List<Hit> hits = LexiconScan.Scan(store.Current, "甲甲乙乙");
                    Assert.Single(hits);
                    scans++;
                }
                while (!stop.IsCancellationRequested);

                return scans;
            })),
        ];
        for (int i = 0; i < 40; i++)
        {
            Write(file, i % 2 == 0 ? "乙乙\n\n" : "甲甲\n");
            Settle();
        }

        await stop.CancelAsync();
        Assert.All(await Task.WhenAll(readers), scans => Assert.True(scans > 0));
    }

    [Fact]
    public async Task An_exchange_in_flight_is_judged_by_the_version_it_began_with_to_its_end()
    {
        using var file = new TempFile("a.txt", "旧词\n开头乙\n");
        await using TestHost host = TestHost.Create(FakeChatClient.Saying("开头", "新词", "又是旧", "词完"), build: b =>
        {
            b.Services.AddSingleton<TimeProvider>(_time);
            b.AddModeration(m => m.Lexicons.AddFile(file.Path));
        });
        var released = new System.Text.StringBuilder();
        await foreach (ChatResponseUpdate update in host.Client.GetStreamingResponseAsync("问", cancellationToken: TestContext.Current.CancellationToken))
        {
            if (released.Length == 0 && update.Text.Length > 0)
            {
                // the whole answer is still to come: it is judged as its beginning was
                Write(file, "新词\n");
                Settle();
            }

            released.Append(update.Text);
        }

        Assert.StartsWith("开头新词又是", released.ToString(), StringComparison.Ordinal);
        ExchangeSettled settled = host.Store.Records<ExchangeSettled>().Single();
        Assert.Equal((ExchangeOutcome.Stopped, "a.txt:1"), (settled.Outcome, settled.Findings.Single().Rule));

        await host.Client.GetResponseAsync("问", cancellationToken: TestContext.Current.CancellationToken);

        ExchangeSettled next = host.Store.Records<ExchangeSettled>().Last();
        Assert.Equal(("a.txt:1", 2), (next.Findings.Single().Rule, next.Findings.Single().Start));
        Assert.NotEqual(settled.Findings.Single().Policy, next.Findings.Single().Policy);
    }

    [Fact]
    public void The_clock_of_updates_is_degraded_after_seven_days_in_Shanghai()
    {
        using var file = new TempFile("a.csv", "term,added,reviewed\n违禁词,2026-02-01,2026-02-23\n");
        using LexiconStore store = Store(file);

        Assert.Equal(HealthStatus.Healthy, new LexiconHealthProbe(store).Probe().Status);
        _time.Advance(TimeSpan.FromHours(12));
        HealthCheckResult health = new LexiconHealthProbe(store).Probe();

        Assert.Equal(HealthStatus.Degraded, health.Status);
        Assert.Equal("The latest change or review of a lexicon is of 2026-02-23; it is due every 7 days (GbT45654_2025, Memory).", health.Description);
    }

    private LexiconStore Store(TempFile file)
    {
        var options = new ModerationOptions();
        options.Lexicons.AddFile(file.Path);
        return new LexiconStore(Options.Create(options), _time);
    }

    private void Settle()
    {
        _time.Advance(TimeSpan.FromSeconds(5));
        _time.Advance(TimeSpan.FromSeconds(5));
    }

    // a file system's clock may be too coarse for two writes in a row: the length tells too
    private static void Write(TempFile file, string text)
    {
        DateTime last = File.GetLastWriteTimeUtc(file.Path);
        File.WriteAllText(file.Path, text);
        File.SetLastWriteTimeUtc(file.Path, last.AddSeconds(1));
    }
}
