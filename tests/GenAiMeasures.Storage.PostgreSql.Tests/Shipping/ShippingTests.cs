using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace GenAiMeasures.Storage.PostgreSql.Tests;

public sealed class ShippingTests : IAsyncDisposable
{
    private readonly TestLedger _ledger = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _ledger.DisposeAsync();

    [Fact]
    public async Task What_the_journal_acknowledged_arrives_once_and_verifies()
    {
        ExchangeId[] ids;
        await using (LedgerHost host = _ledger.OpenJournal())
        {
            ids = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => host.WriteExchangeAsync()));
            await host.DrainAsync();
            Assert.Equal(HealthStatus.Healthy, new JournalHealthProbe(host.Services).Probe().Status);
        }

        Dictionary<ExchangeId, (int Opened, int Settled)> there = await _ledger.ReadExchangesAsync();
        Assert.Equal(ids.Order(Comparer<ExchangeId>.Create((a, b) => a.Value.CompareTo(b.Value))), there.Keys.OrderBy(k => k.Value));
        Assert.All(there.Values, e => Assert.Equal((1, 1), e));
        Assert.Empty((await _ledger.VerifyAsync()).Problems);
        Assert.Equal(0L, await _ledger.ScalarAsync<long>("SELECT count(*) FROM open_exchanges"));
        Assert.True(await _ledger.ScalarAsync<bool>("SELECT stopped FROM instances"));
    }

    [Fact]
    public async Task While_the_database_is_away_recording_goes_on_and_everything_arrives_when_it_is_back()
    {
        using var proxy = new TcpProxy(PostgresServer.Shared.Port);
        var ids = new List<ExchangeId>();
        await using LedgerHost host = _ledger.OpenJournal(proxy);
        ids.Add(await host.WriteExchangeAsync());
        await host.DrainAsync();

        proxy.Cut();
        for (int i = 0; i < 20; i++)
        {
            ids.Add(await host.WriteExchangeAsync(new Subject("user-" + i)));
        }

        Shipper shipper = host.Journal().Shipper!;
        await shipper.UntilAsync(s => s.Failure is not null);
        HealthCheckResult health = new JournalHealthProbe(host.Services).Probe();
        Assert.Equal(HealthStatus.Degraded, health.Status);
        Assert.Matches("^[0-9]+ groups behind, 0 of 1024 MiB: The (connection to the )?ledger's database ", health.Description);
        Assert.Equal(2L, await _ledger.ScalarAsync<long>("SELECT count(*) FROM records"));

        proxy.Mend();
        await host.DrainAsync();
        Dictionary<ExchangeId, (int Opened, int Settled)> there = await _ledger.ReadExchangesAsync();
        Assert.All(ids, id => Assert.Equal((1, 1), there[id]));
        Assert.Empty((await _ledger.VerifyAsync()).Problems);
    }

    [Fact]
    public async Task Locked_tables_do_not_hold_up_an_instance_with_a_journal_and_refuse_one_without()
    {
        await using LedgerHost journal = _ledger.OpenJournal(options: o => o.ConnectionString += ";Command Timeout=1");
        await using LedgerHost direct = _ledger.Open(o => o.Records.TimeoutMilliseconds = 500);
        await journal.WriteExchangeAsync();
        await direct.WriteExchangeAsync();
        await journal.DrainAsync();
        await using (NpgsqlConnection connection = await _ledger.ConnectAsync())
        {
            await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(Cancellation);
            await using (var command = new NpgsqlCommand("LOCK TABLE records, heads, keys IN ACCESS EXCLUSIVE MODE", connection, transaction))
            {
                await command.ExecuteNonQueryAsync(Cancellation);
            }

            // all of it while the tables are locked, people included that nobody has seen yet
            for (int i = 0; i < 10; i++)
            {
                await journal.WriteExchangeAsync(new Subject("new-" + i));
            }

            LedgerUnavailableException refused = await Assert.ThrowsAsync<LedgerUnavailableException>(() => direct.WriteExchangeAsync());
            Assert.Contains("500 ms", refused.Message, StringComparison.Ordinal);
            await transaction.RollbackAsync(Cancellation);
        }

        await journal.DrainAsync();
        await direct.WriteExchangeAsync();
        Assert.Empty((await _ledger.VerifyAsync()).Problems);
    }

    [Fact]
    public async Task Start_without_the_database_goes_on_from_the_journal()
    {
        using var proxy = new TcpProxy(PostgresServer.Shared.Port);
        var ids = new List<ExchangeId>();
        await using (LedgerHost host = _ledger.OpenJournal(proxy))
        {
            ids.Add(await host.WriteExchangeAsync(Some.Subject));
            await host.DrainAsync();
            proxy.Cut();
            ids.Add(await host.WriteExchangeAsync(Some.Subject));
        }

        await using (LedgerHost host = _ledger.OpenJournal(proxy))
        {
            ids.Add(await host.WriteExchangeAsync(Some.Subject));
            Assert.False(host.Journal().IsReadable);
            Assert.Equal(2L, await _ledger.ScalarAsync<long>("SELECT count(*) FROM records"));
            proxy.Mend();
            await host.DrainAsync();
        }

        Dictionary<ExchangeId, (int Opened, int Settled)> there = await _ledger.ReadExchangesAsync();
        Assert.All(ids, id => Assert.Equal((1, 1), there[id]));
        Assert.Equal(1L, await _ledger.ScalarAsync<long>("SELECT count(DISTINCT instance) FROM heads"));
        Assert.Empty((await _ledger.VerifyAsync()).Problems);
    }

    [Fact]
    public async Task Very_first_start_without_the_database_is_refused_and_says_why_in_both_languages()
    {
        using var proxy = new TcpProxy(PostgresServer.Shared.Port);
        proxy.Cut();
        await using LedgerHost host = _ledger.OpenJournal(proxy);

        string message = (await Assert.ThrowsAsync<LedgerUnavailableException>(() => host.WriteExchangeAsync())).Message;

        string folder = _ledger.Folder.File(Path.Combine("journal", "1"));
        Assert.StartsWith($"The ledger's database cannot be reached, and the journal folder '{folder}' holds nothing to start from: an instance needs the database for its very first start. ", message, StringComparison.Ordinal);
        Assert.EndsWith($"账本数据库无法访问，而日志目录 '{folder}' 中没有可供启动的状态：实例首次启动必须能够访问数据库。", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_processes_on_one_machine_take_a_journal_each()
    {
        await using LedgerHost first = _ledger.OpenJournal();
        await using LedgerHost second = _ledger.OpenJournal();
        await first.WriteExchangeAsync();
        await second.WriteExchangeAsync();
        Assert.NotEqual(first.Journal().CheckpointPath, second.Journal().CheckpointPath);
        Assert.NotEqual(first.Journal().Instance, second.Journal().Instance);
    }

    [Fact]
    public async Task Full_journal_refuses_loses_nothing_and_goes_on_when_the_database_is_back()
    {
        using var proxy = new TcpProxy(PostgresServer.Shared.Port);
        await using LedgerHost host = _ledger.OpenJournal(
            proxy, o => (o.JournalMegabytes, o.JournalSegmentMegabytes) = (16, 2));
        var ids = new List<ExchangeId> { await host.WriteExchangeAsync() };
        proxy.Cut();
        string noise = Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(1_500_000));
        LedgerUnavailableException? full = null;
        for (int i = 0; i < 40 && full is null; i++)
        {
            try
            {
                ids.Add(await host.WriteExchangeAsync(model: noise));
            }
            catch (LedgerUnavailableException exception)
            {
                full = exception;
            }
        }

        Assert.NotNull(full);
        Assert.StartsWith($"The local journal '{_ledger.Folder.File(Path.Combine("journal", "1"))}' is full (16777216 bytes) and the database does not take its records.", full.Message, StringComparison.Ordinal);
        Assert.Equal(HealthStatus.Unhealthy, new JournalHealthProbe(host.Services).Probe().Status);
        proxy.Mend();
        await host.DrainAsync();
        ids.Add(await host.WriteExchangeAsync());
        await host.DrainAsync();
        Dictionary<ExchangeId, (int Opened, int Settled)> there = await _ledger.ReadExchangesAsync();
        Assert.All(ids, id => Assert.Equal((1, 1), there[id]));
        Assert.Empty((await _ledger.VerifyAsync()).Problems);
    }

    [Fact]
    public async Task Acknowledgement_of_a_shipment_that_was_lost_on_the_way_does_not_ship_it_twice()
    {
        await using LedgerHost host = _ledger.OpenJournal();
        await host.WriteExchangeAsync();
        await host.DrainAsync();
        int lost = 0;
        host.Connections.Fault = moment => moment == "ship committed" && Interlocked.Increment(ref lost) % 2 == 1 ? new IOException("lost on the way") : null;
        for (int i = 0; i < 6; i++)
        {
            await host.WriteExchangeAsync(new Subject("user-" + i));
            await host.Journal().Shipper!.UntilAsync(s => s.IsDrained);
        }

        Assert.True(lost > 1);
        host.Connections.Fault = null;
        await host.DrainAsync();
        Assert.Equal(14L, await _ledger.ScalarAsync<long>("SELECT count(*) FROM records"));
        Assert.Empty((await _ledger.VerifyAsync()).Problems);
    }

    [Fact]
    public async Task Folder_that_was_brought_back_from_a_copy_is_refused()
    {
        string copy = _ledger.Folder.File("copy");
        await using (LedgerHost host = _ledger.OpenJournal())
        {
            await host.WriteExchangeAsync();
            await host.DrainAsync();
        }

        Copy(_ledger.Folder.File("journal"), copy);
        await using (LedgerHost host = _ledger.OpenJournal())
        {
            await host.WriteExchangeAsync();
            await host.DrainAsync();
        }

        Directory.Delete(_ledger.Folder.File("journal"), recursive: true);
        Copy(copy, _ledger.Folder.File("journal"));
        await using LedgerHost old = _ledger.OpenJournal();

        string message = (await Assert.ThrowsAsync<LedgerUnavailableException>(() => old.WriteExchangeAsync())).Message;

        Assert.StartsWith($"The journal folder '{_ledger.Folder.File(Path.Combine("journal", "1"))}' is older than what the database holds of this instance: it is a copy, or was brought back from one.", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Database_that_was_put_back_is_not_written_to()
    {
        await using (LedgerHost host = _ledger.OpenJournal(options: o => o.JournalSegmentMegabytes = 1))
        {
            await host.WriteExchangeAsync();
            await host.DrainAsync();
        }

        // what a base backup from before the exchange would hold
        await _ledger.ExecuteAsync("DELETE FROM records; DELETE FROM parts; DELETE FROM heads");
        await using LedgerHost again = _ledger.OpenJournal();

        string message = (await Assert.ThrowsAsync<LedgerUnavailableException>(() => again.WriteExchangeAsync())).Message;

        Assert.Equal(
            $"The ledger's database was put back to an earlier time: it lacks records of the journal '{_ledger.Folder.File(Path.Combine("journal", "1"))}' that it had taken. Stop every instance and bring the newer database back. "
            + $"账本数据库被恢复到了较早的时间：它缺少曾经接收的、来自日志 '{_ledger.Folder.File(Path.Combine("journal", "1"))}' 的记录。请停止所有实例并恢复较新的数据库。",
            message);
    }

    [Fact]
    public async Task Failed_sync_refuses_the_record_and_the_journal_goes_on()
    {
        await using LedgerHost host = _ledger.OpenJournal();
        await host.WriteExchangeAsync();
        await host.DrainAsync();
        host.Journal().Journal.Dispose();

        await Assert.ThrowsAsync<LedgerUnavailableException>(() => host.WriteExchangeAsync());
        ExchangeId id = await host.WriteExchangeAsync();
        await host.DrainAsync();

        Assert.Equal((1, 1), (await _ledger.ReadExchangesAsync())[id]);
        Assert.Empty((await _ledger.VerifyAsync()).Problems);
    }

    internal static void Copy(string from, string to)
    {
        foreach (string folder in Directory.GetDirectories(from, "*", SearchOption.AllDirectories).Prepend(from))
        {
            Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
            foreach (string file in Directory.GetFiles(folder))
            {
                File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)), overwrite: true);
            }
        }
    }
}
