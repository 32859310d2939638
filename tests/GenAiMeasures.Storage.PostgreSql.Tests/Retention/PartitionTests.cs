using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace GenAiMeasures.Storage.PostgreSql.Tests;

/// <summary>A month goes with its partition when its terms are over, and not before.</summary>
public sealed class PartitionTests : IAsyncDisposable
{
    private readonly TestLedger _ledger = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 10, 0, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _ledger.DisposeAsync();

    [Fact]
    public async Task Partitions_of_this_month_and_the_next_ones_are_made_ahead_once()
    {
        using var connections = new PostgreSqlConnections(_ledger.Options, _clock);
        await PostgreSqlSchema.EnsureAsync(connections, Cancellation);
        await using LedgerHost host = Open();
        IReadOnlyList<RetentionClass> classes = host.Services.GetRequiredService<IRetentionService>().Classes;

        int first = await PartitionWorker.RunAsync(connections, classes, _clock.GetUtcNow(), Cancellation);
        int second = await PartitionWorker.RunAsync(connections, classes, _clock.GetUtcNow(), Cancellation);

        Assert.Equal((classes.Count * 3, classes.Count * 3), (first, second));
        Assert.Equal(classes.Count * 3L, await PartitionsAsync("records"));
        Assert.Equal(classes.Count * 3L, await PartitionsAsync("parts"));
        Assert.True(await _ledger.ScalarAsync<bool>("SELECT to_regclass('records_20270101') IS NOT NULL"));
        Assert.Equal("e", await _ledger.ScalarAsync<string>("SELECT attstorage::text FROM pg_attribute WHERE attrelid = 'parts_20261101'::regclass AND attname = 'box'"));
    }

    [Fact]
    public async Task Partitions_are_made_while_others_write_and_a_long_reading_keeps_nobody_waiting()
    {
        await using LedgerHost host = Open();
        await WriteAsync(host, "zhang");
        await using NpgsqlConnection reading = await _ledger.ConnectAsync();
        await using NpgsqlTransaction transaction = await reading.BeginTransactionAsync(Cancellation);
        await using (var command = new NpgsqlCommand("SELECT count(*) FROM records", reading, transaction))
        {
            await command.ExecuteScalarAsync(Cancellation);
        }

        bool made = await PostgreSqlPartitions.TryEnsureAsync(host.Connections, Shelf.Of(202701, 1), Cancellation);
        await WriteAsync(host, "zhang");

        // the reading holds the rest too, which attaching has to look at: it gave up and nobody waited
        Assert.False(made);
        await transaction.CommitAsync(Cancellation);
        Assert.True(await PostgreSqlPartitions.TryEnsureAsync(host.Connections, Shelf.Of(202701, 1), Cancellation));
    }

    [Fact]
    public async Task Month_whose_terms_are_over_goes_with_its_partition_and_the_ledger_still_verifies()
    {
        await using (LedgerHost host = Open())
        {
            await WriteAsync(host, "zhang");
        }

        Assert.True(await _ledger.ScalarAsync<bool>("SELECT to_regclass('records_20261101') IS NOT NULL"));
        await using LedgerHost later = await OpenAfterAsync(years: 2);

        RetentionRun run = await later.Services.GetRequiredService<IRetentionService>().RunAsync(Cancellation);

        Assert.Null(run.Refused);
        Assert.NotEmpty(run.Logs);
        Assert.False(await _ledger.ScalarAsync<bool>("SELECT to_regclass('records_20261101') IS NOT NULL"));
        Assert.False(await _ledger.ScalarAsync<bool>("SELECT to_regclass('parts_20261101') IS NOT NULL"));
        await using PostgreSqlLedgerReader reader = await _ledger.OpenReaderAsync();
        Assert.Contains(await reader.ReadHeadsAsync(Cancellation), h => h is { State: LedgerLogState.Purged, Class: 1, Month: 202611, Size: 2 });
        Assert.Empty((await LedgerVerifier.VerifyAsync(reader, Cancellation)).Problems);
    }

    [Fact]
    public async Task Month_in_which_something_is_held_stays_until_the_hold_is_released()
    {
        await using (LedgerHost host = Open())
        {
            await WriteAsync(host, "zhang");
            await WriteAsync(host, "other");
            await host.Services.GetRequiredService<IRetentionService>().HoldAsync(
                new LegalHold("H-1", "court order of a test", "tester", new DateOnly(2029, 1, 1)), new Subject("zhang"), ["security-log"], Cancellation);
        }

        await using LedgerHost later = await OpenAfterAsync(years: 2);
        IRetentionService retention = later.Services.GetRequiredService<IRetentionService>();

        Assert.True((await retention.RunAsync(Cancellation)).Held > 0);
        Assert.True(await _ledger.ScalarAsync<bool>("SELECT to_regclass('records_20261101') IS NOT NULL"));
        await using (PostgreSqlLedgerReader reader = await _ledger.OpenReaderAsync())
        {
            // what is held, and what was written later
            Assert.Equal(2, await reader.ReadAsync(0, Cancellation).CountAsync(e => RecordCodec.Read(e) is ExchangeOpened, Cancellation));
            Assert.Empty((await LedgerVerifier.VerifyAsync(reader, Cancellation)).Problems);
        }

        await retention.ReleaseAsync("H-1", "tester", "the case is closed", Cancellation);
        await retention.RunAsync(Cancellation);
        Assert.False(await _ledger.ScalarAsync<bool>("SELECT to_regclass('records_20261101') IS NOT NULL"));
    }

    [Fact]
    public async Task Month_that_somebody_reads_for_long_goes_record_by_record()
    {
        await using (LedgerHost host = Open())
        {
            await WriteAsync(host, "zhang");
        }

        await using LedgerHost later = await OpenAfterAsync(years: 2);
        await using NpgsqlConnection reading = await _ledger.ConnectAsync();
        await using NpgsqlTransaction transaction = await reading.BeginTransactionAsync(Cancellation);
        await using (var command = new NpgsqlCommand("SELECT count(*) FROM records", reading, transaction))
        {
            await command.ExecuteScalarAsync(Cancellation);
        }

        RetentionRun run = await later.Services.GetRequiredService<IRetentionService>().RunAsync(Cancellation);

        Assert.NotEmpty(run.Logs);
        Assert.Equal(0L, await _ledger.ScalarAsync<long>("SELECT count(*) FROM records WHERE shelf = 20261101"));
        Assert.True(await _ledger.ScalarAsync<bool>("SELECT to_regclass('records_20261101') IS NOT NULL"));
    }

    private LedgerHost Open() => _ledger.Open(services: s => s.AddSingleton<TimeProvider>(_clock));

    // a clock that jumps is not believed at once: the service runs for a day first
    private async Task<LedgerHost> OpenAfterAsync(int years)
    {
        _clock.SetUtcNow(_clock.GetUtcNow().AddYears(years));
        LedgerHost host = Open();
        _ = host.Services.GetRequiredService<IRetentionService>();
        await WriteAsync(host, "later");
        _clock.Advance(TimeSpan.FromHours(25));
        return host;
    }

    private Task<long> PartitionsAsync(string parent) => _ledger.ScalarAsync<long>(
        $"SELECT count(*) FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = '{parent}'::regclass AND c.relname NOT LIKE '%rest'");

    private static async Task WriteAsync(LedgerHost host, string person)
    {
        var id = new ExchangeId(new Guid(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16)));
        await host.Ledger.AppendAsync(new ExchangeOpened { Exchange = id, Person = new Subject(person), Streaming = false, Messages = 1 }, Cancellation);
        await host.Ledger.AppendAsync(new ExchangeSettled { Exchange = id, Person = new Subject(person), Outcome = ExchangeOutcome.Completed }, Cancellation);
    }
}
