using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace GenAiMeasures.Storage.PostgreSql.Tests;

/// <summary>Invariant 8 on several instances, and what is in force while the database is away.</summary>
public sealed class SharedStandingTests : IAsyncDisposable
{
    private const string Reason = "违反服务协议第五条，经核实";

    private readonly TestLedger _ledger = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _ledger.DisposeAsync();

    [Fact]
    public async Task Standing_and_counters_survive_a_restart_byte_by_byte()
    {
        StandingState before;
        await using (LedgerHost host = _ledger.Open())
        {
            before = await Service(host).TakeMeasureAsync(await PseudonymAsync(host), new ManualMeasure(StandingStep.Terminate, "审核员01", Reason), Cancellation);
        }

        await using LedgerHost again = _ledger.Open();
        StandingState after = await Service(again).GetAsync(Some.Subject, Cancellation);

        Assert.Equal((GenAiMeasures.Standing.Terminated, 1), (after.Standing, after.Changes.Count));
        Assert.Equal(before.ToUtf8Bytes(), after.ToUtf8Bytes());
    }

    [Fact]
    public async Task Three_instances_count_every_exchange_once()
    {
        await using LedgerHost first = _ledger.Open();
        await using LedgerHost second = _ledger.Open();
        await using LedgerHost third = _ledger.Open();
        IStandingStore[] stores = [.. new[] { first, second, third }.Select(h => h.Services.GetRequiredService<IStandingStore>())];
        ExchangeId[] exchanges = [.. Enumerable.Range(1, 60).Select(Id)];

        // each exchange is brought by all three
        await Task.WhenAll(stores.SelectMany(s => Enumerable.Range(0, 2).Select(half => Task.Run(async () =>
        {
            foreach (ExchangeId exchange in exchanges.Where((_, i) => i % 2 == half))
            {
                await CountAsync(s, "subject", exchange);
            }
        }))));

        StandingState state = (await stores[0].FindAsync("subject", Cancellation))!;
        Assert.Equal((60, 60L), (state.Today, state.Version));
    }

    [Theory]
    [InlineData(AckWhen.Database)]
    [InlineData(AckWhen.LocalJournal)]
    public async Task Measure_that_another_instance_took_is_in_force_after_one_question(AckWhen acknowledged)
    {
        await using LedgerHost first = _ledger.Open();
        await using LedgerHost second = _ledger.Open();
        await second.Ledger.AppendAsync(new DutyWaived { Duty = "IM-9-AGREEMENT", Reason = "a first record" }, Cancellation);
        string pseudonym = await PseudonymAsync(first);
        IStandingStore store = StoreOf(second, acknowledged);
        await PollAsync(second);
        Assert.Null(await store.FindAsync(pseudonym, Cancellation));

        await Service(first).TakeMeasureAsync(pseudonym, new ManualMeasure(StandingStep.Terminate, "审核员01", Reason), Cancellation);
        await PollAsync(second);

        Assert.Equal(GenAiMeasures.Standing.Terminated, (await store.FindAsync(pseudonym, Cancellation))!.Standing);
    }

    [Fact]
    public async Task Instances_ask_by_themselves_within_the_interval_that_is_set()
    {
        await using LedgerHost first = _ledger.Open();
        await using LedgerHost second = _ledger.Open(options: o => o.PollMilliseconds = 50);
        await second.Ledger.AppendAsync(new DutyWaived { Duty = "IM-9-AGREEMENT", Reason = "a first record" }, Cancellation);
        StandingMap map = second.Services.GetRequiredService<StandingMap>();
        string pseudonym = await PseudonymAsync(first);

        await Service(first).TakeMeasureAsync(pseudonym, new ManualMeasure(StandingStep.Terminate, "审核员01", Reason), Cancellation);

        await Waiting.UntilAsync(() => new(map.Find(pseudonym)?.Standing == GenAiMeasures.Standing.Terminated), "The instance did not ask.");
    }

    [Fact]
    public async Task Transaction_that_ends_long_after_its_clock_is_seen_all_the_same()
    {
        await using LedgerHost first = _ledger.Open();
        await first.Ledger.AppendAsync(new DutyWaived { Duty = "IM-9-AGREEMENT", Reason = "a first record" }, Cancellation);
        StandingMap map = first.Services.GetRequiredService<StandingMap>();
        IStandingStore store = first.Services.GetRequiredService<IStandingStore>();
        await using NpgsqlConnection late = await _ledger.ConnectAsync();
        await using NpgsqlTransaction transaction = await late.BeginTransactionAsync(Cancellation);
        StandingState state = new() { Subject = "late", Version = 1, Standing = GenAiMeasures.Standing.Suspended };
        await using (NpgsqlCommand insert = Values.Command(
            late, transaction, "INSERT INTO standing (subject, version, standing, unrecorded, watched, body) VALUES ('late', 1, 3, 0, true, $1)", Values.Of(state.ToUtf8Bytes())))
        {
            await insert.ExecuteNonQueryAsync(Cancellation);
        }

        await store.TryCommitAsync(new StandingState { Subject = "later", Version = 1, Standing = GenAiMeasures.Standing.Warned }, null, Cancellation);
        await PollAsync(first);
        Assert.Null(map.Find("late"));
        await transaction.CommitAsync(Cancellation);
        await PollAsync(first);

        Assert.Equal(GenAiMeasures.Standing.Suspended, map.Find("late")!.Standing);
    }

    [Fact]
    public async Task Database_that_is_away_leaves_known_measures_in_force_and_lifts_none()
    {
        await using LedgerHost host = _ledger.Open();
        string pseudonym = await PseudonymAsync(host);
        await Service(host).TakeMeasureAsync(pseudonym, new ManualMeasure(StandingStep.Suspend, "审核员01", Reason) { Until = DateTimeOffset.UnixEpoch.AddYears(100) }, Cancellation);
        await PollAsync(host);
        PostgreSqlConnections away = new(new PostgreSqlOptions { ConnectionString = PostgresServer.ConnectionTo(1), Schema = _ledger.Schema }, TimeProvider.System);
        StandingMap map = host.Services.GetRequiredService<StandingMap>();
        var store = new PostgreSqlStandingStore(new StateDatabase(away), map);

        Assert.Equal(GenAiMeasures.Standing.Suspended, (await store.FindAsync(pseudonym, Cancellation))!.Standing);
        StateUnavailableException unknown = await Assert.ThrowsAsync<StateUnavailableException>(async () => await store.FindAsync("somebody", Cancellation));
        Assert.Equal("The ledger's database cannot be reached. Check that it runs and that Host and Port of the connection string are right.", unknown.Message);
        StandingState known = map.Find(pseudonym)!;
        await Assert.ThrowsAsync<StateUnavailableException>(
            async () => await store.TryCommitAsync(known with { Version = known.Version + 1, Standing = GenAiMeasures.Standing.Good }, null, Cancellation));
        Assert.Equal(GenAiMeasures.Standing.Suspended, (await store.FindAsync(pseudonym, Cancellation))!.Standing);
        await away.DisposeAsync();
    }

    [Fact]
    public async Task Erased_state_is_forgotten_here_at_once_and_elsewhere_with_the_next_whole_reading()
    {
        await using LedgerHost host = _ledger.Open();
        IStandingStore store = host.Services.GetRequiredService<IStandingStore>();
        await store.TryCommitAsync(new StandingState { Subject = "canary", Version = 1, Standing = GenAiMeasures.Standing.Warned }, null, Cancellation);
        ISubjectState state = host.Services.GetServices<ISubjectState>().OfType<StandingSubjectState>().Single();

        await state.EraseAsync("canary", Cancellation);

        Assert.Null(host.Services.GetRequiredService<StandingMap>().Find("canary"));
        Assert.Null(await store.FindAsync("canary", Cancellation));
        Assert.Equal(StandingCommit.Committed, await store.TryCommitAsync(new StandingState { Subject = "canary", Version = 1 }, null, Cancellation));
    }

    private IStandingStore StoreOf(LedgerHost host, AckWhen acknowledged)
    {
        PostgreSqlOptions options = _ledger.Options;
        options.AckWhen = acknowledged;
        return new PostgreSqlStandingStore(new StateDatabase(new PostgreSqlConnections(options, TimeProvider.System)), host.Services.GetRequiredService<StandingMap>());
    }

    private static async Task CountAsync(IStandingStore store, string subject, ExchangeId exchange)
    {
        while (true)
        {
            StandingState before = await store.FindAsync(subject, Cancellation) ?? new StandingState { Subject = subject };
            if (await store.TryCommitAsync(before with { Version = before.Version + 1, Today = before.Today + 1 }, exchange, Cancellation) != StandingCommit.Conflict)
            {
                return;
            }
        }
    }

    private static Task PollAsync(LedgerHost host) => host.Services.GetRequiredService<PostgreSqlPoll>().PollAsync(Cancellation).AsTask();

    private static IStandingService Service(LedgerHost host) => host.Services.GetRequiredService<IStandingService>();

    private static async Task<string> PseudonymAsync(LedgerHost host) => await host.Ledger.GetPseudonymAsync(Some.Subject, Cancellation);

    private static ExchangeId Id(int number) => new(new Guid(number, 0, 0, new byte[8]));
}
