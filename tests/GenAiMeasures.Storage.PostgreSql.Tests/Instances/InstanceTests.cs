using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Storage.PostgreSql.Tests;

public sealed class InstanceTests : IAsyncDisposable
{
    private readonly TestLedger _ledger = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _ledger.DisposeAsync();

    [Fact]
    public async Task Dead_instance_without_a_journal_is_closed_on_record_and_its_exchanges_are_settled()
    {
        ExchangeId open = NewId();
        LedgerHost dead = _ledger.Open();
        await dead.WriteExchangeAsync();
        await dead.Ledger.AppendAsync(new ExchangeOpened { Exchange = open, Streaming = true, Messages = 1 }, Cancellation);
        Guid gone = dead.Store.Instance!.Id;
        await dead.KillAsync();
        await using LedgerHost alive = _ledger.Open(options: o => o.GraceSeconds = 0);
        await alive.WriteExchangeAsync();
        await LetLeaseRunOutAsync(gone);

        await RunKeeperAsync(alive);
        await RunKeeperAsync(alive);

        LogsClosed closed = Assert.Single(await ReadAsync<LogsClosed>());
        Assert.Equal(gone.ToString("n"), closed.Instance);
        Assert.Equal((1L, 1, false), (closed.Fence, closed.OpenExchanges, closed.HasJournal));
        Assert.Equal(3, LogOf(closed.Logs[0]).Size);
        Dictionary<ExchangeId, (int Opened, int Settled)> there = await _ledger.ReadExchangesAsync();
        Assert.Equal((1, 1), there[open]);
        Assert.Equal(0L, await _ledger.ScalarAsync<long>("SELECT count(*) FROM open_exchanges"));

        // and nobody does it again
        await using LedgerHost next = _ledger.Open();
        await next.WriteExchangeAsync();
        Assert.Equal((1, 1), (await _ledger.ReadExchangesAsync())[open]);
        Assert.Empty((await _ledger.VerifyAsync()).Problems);
    }

    [Fact]
    public async Task Instance_that_was_closed_while_it_was_paused_goes_on_in_logs_of_its_own()
    {
        await using LedgerHost paused = _ledger.Open(options: o => o.LeaseSeconds = 3_600);
        await paused.WriteExchangeAsync();
        Guid before = paused.Store.Instance!.Id;
        await using LedgerHost alive = _ledger.Open(options: o => o.GraceSeconds = 0);
        await alive.WriteExchangeAsync();
        await LetLeaseRunOutAsync(before);
        await RunKeeperAsync(alive);

        await Assert.ThrowsAsync<LedgerUnavailableException>(() => paused.WriteExchangeAsync());
        await paused.WriteExchangeAsync();

        Assert.NotEqual(before, paused.Store.Instance!.Id);
        Assert.Empty((await _ledger.VerifyAsync()).Problems);
    }

    [Fact]
    public async Task Instance_with_a_journal_comes_back_ships_what_it_has_and_says_so()
    {
        using var proxy = new TcpProxy(PostgresServer.Shared.Port);
        await using LedgerHost away = _ledger.OpenJournal(proxy, o => o.LeaseSeconds = 3_600);
        await away.WriteExchangeAsync();
        await away.DrainAsync();
        proxy.Cut();
        ExchangeId late = await away.WriteExchangeAsync();
        await using LedgerHost alive = _ledger.OpenJournal(options: o => o.GraceSeconds = 0);
        await alive.WriteExchangeAsync();
        await LetLeaseRunOutAsync(away.Journal().Instance!.Value);
        await RunKeeperAsync(alive);
        await alive.DrainAsync();

        LogsClosed closed = Assert.Single(await ReadAsync<LogsClosed>());
        Assert.True(closed.HasJournal);
        Assert.Equal(2, LogOf(closed.Logs[0]).Size);
        await using (PostgreSqlGlobalLog log = await PostgreSqlGlobalLog.OpenAsync(_ledger.Options, Cancellation))
        {
            GlobalVerification verification = await log.VerifyAsync(cancellationToken: Cancellation);
            Assert.True(verification.IsOk);
            Assert.Equal(
                $"实例 {closed.Instance} 已失联，其日志可能仍有未上传的记录。 The instance {closed.Instance} did not come back; its journal may hold records that are not here.",
                Assert.Single(verification.Closed));
        }

        proxy.Mend();
        await away.DrainAsync();
        await RunWorkerAsync(away);
        await away.DrainAsync();

        JournalResumed resumed = Assert.Single(await ReadAsync<JournalResumed>());
        Assert.Equal(closed.Logs, resumed.Logs);
        Assert.True(resumed.Fence > closed.Fence);
        Assert.Equal((1, 1), (await _ledger.ReadExchangesAsync())[late]);
        Assert.Empty((await _ledger.VerifyAsync()).Problems);
    }

    [Fact]
    public async Task Journal_that_was_declared_lost_never_comes_back_and_its_exchanges_are_interrupted()
    {
        using var proxy = new TcpProxy(PostgresServer.Shared.Port);
        ExchangeId open = NewId();
        await using LedgerHost away = _ledger.OpenJournal(proxy, o => o.LeaseSeconds = 3_600);
        await away.Ledger.AppendAsync(new ExchangeOpened { Exchange = open, Streaming = true, Messages = 1 }, Cancellation);
        await away.DrainAsync();
        proxy.Cut();
        Guid gone = away.Journal().Instance!.Value;
        await using LedgerHost alive = _ledger.Open(options: o => o.GraceSeconds = 0);
        await alive.WriteExchangeAsync();
        InstanceKeeper keeper = KeeperOf(alive);
        Assert.False(await keeper.DeclareLostAsync(alive.Store.Instance!.Id, gone, "ops", "the disk is gone", Cancellation));
        await LetLeaseRunOutAsync(gone);
        await RunKeeperAsync(alive);

        Assert.True(await keeper.DeclareLostAsync(alive.Store.Instance!.Id, gone, "ops", "the disk is gone", Cancellation));

        JournalLost lost = Assert.Single(await ReadAsync<JournalLost>());
        Assert.Equal((gone.ToString("n"), "ops", "the disk is gone", 1), (lost.Instance, lost.By, lost.Reason, lost.OpenExchanges));
        Assert.Equal((1, 1), (await _ledger.ReadExchangesAsync())[open]);
        proxy.Mend();
        await away.Journal().Shipper!.UntilAsync(s => s.Refusal is not null);
        Assert.StartsWith($"The ledger's database does not know the instance of the journal folder '{_ledger.Folder.File(Path.Combine("journal", "1"))}', or it was declared lost.", away.Journal().Shipper!.Refusal!.Message, StringComparison.Ordinal);
        Assert.Equal(Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Unhealthy, new JournalHealthProbe(away.Services).Probe().Status);
        Assert.Empty((await _ledger.VerifyAsync()).Problems);
    }

    [Fact]
    public async Task After_an_outage_nobody_is_closed_before_they_could_have_come_back()
    {
        await using LedgerHost other = _ledger.Open();
        await other.WriteExchangeAsync();
        await using LedgerHost keeper = _ledger.Open(options: o => o.GraceSeconds = 60);
        await keeper.WriteExchangeAsync();
        await LetLeaseRunOutAsync(other.Store.Instance!.Id);

        // this one holds the role since now only, although the other's lease ran out an hour ago
        await RunKeeperAsync(keeper);

        Assert.Equal(0L, await _ledger.ScalarAsync<long>("SELECT count(*) FROM instances WHERE state <> 0"));
        await other.WriteExchangeAsync();
    }

    [Fact]
    public async Task Role_is_one_instances_at_a_time_and_its_number_rises_with_every_holder()
    {
        await using LedgerHost host = _ledger.Open();
        await host.WriteExchangeAsync();
        Guid a = Guid.Parse("00000000-0000-0000-0000-00000000000a");
        Guid b = Guid.Parse("00000000-0000-0000-0000-00000000000b");
        Assert.Equal(1L, await TakeAsync(host, a));
        Assert.Null(await TakeAsync(host, b));
        Assert.Equal(1L, await TakeAsync(host, a));
        await _ledger.ExecuteAsync("UPDATE leases SET until = now() - interval '1 second'");
        Assert.Equal(2L, await TakeAsync(host, b));
        Assert.Null(await TakeAsync(host, a));
        Assert.False(await host.Connections.WriteAsync("hold", (c, t) => RoleLease.HoldAsync(c, t, "keeper", a, 1, Cancellation), Cancellation));
        Assert.True(await host.Connections.WriteAsync("hold", (c, t) => RoleLease.HoldAsync(c, t, "keeper", b, 2, Cancellation), Cancellation));
    }

    internal static InstanceKeeper KeeperOf(LedgerHost host) =>
        new(host.Connections, host.Ledger, host.Services.GetRequiredService<GlobalMerger>(), host.Services.GetRequiredService<TimeProvider>());

    internal static async Task RunKeeperAsync(LedgerHost host) =>
        Assert.True(await KeeperOf(host).RunAsync(InstanceWorker.CurrentInstance(host.Services)!.Value, merge: true, Cancellation));

    private static async Task RunWorkerAsync(LedgerHost host)
    {
        InstanceWorker worker = host.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<InstanceWorker>().Single();
        await worker.StartAsync(Cancellation);
        for (int i = 0; i < 500 && host.Journal().Shipper!.Resumed is not null; i++)
        {
            await Task.Delay(10, Cancellation);
        }

        await worker.StopAsync(Cancellation);
    }

    private static async Task<long?> TakeAsync(LedgerHost host, Guid instance) => await host.Connections.WriteAsync(
        "role", (c, t) => RoleLease.TryTakeAsync(c, t, "keeper", instance, TimeSpan.FromMinutes(1), Cancellation), Cancellation);

    private static ExchangeId NewId() => new(new Guid(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16)));

    private static LedgerCheckpoint LogOf(string text)
    {
        Assert.True(LedgerCheckpoint.TryParse(text, out LedgerCheckpoint? checkpoint));
        return checkpoint;
    }

    private async Task LetLeaseRunOutAsync(Guid instance) =>
        Assert.Equal(1, await _ledger.ExecuteAsync($"UPDATE instances SET lease_until = now() - interval '1 hour' WHERE id = '{instance}'"));

    private async Task<List<T>> ReadAsync<T>()
        where T : LedgerRecord
    {
        await using PostgreSqlLedgerReader reader = await _ledger.OpenReaderAsync();
        return await reader.ReadAsync(0, Cancellation).Select(RecordCodec.Read).OfType<T>().ToListAsync(Cancellation);
    }
}
