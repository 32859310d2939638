using System.Security.Cryptography;
using Npgsql;

namespace GenAiMeasures.Storage.PostgreSql.Tests;

public sealed class PostgreSqlLedgerStoreTests : IAsyncDisposable
{
    private readonly TestLedger _ledger = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _ledger.DisposeAsync();

    [Fact]
    public async Task Records_are_read_back_as_they_were_appended_while_the_store_is_open_and_after()
    {
        ExchangeId id = NewId();
        await using (LedgerHost host = _ledger.Open())
        {
            await host.Ledger.AppendAsync(new ExchangeOpened { Exchange = id, Streaming = true, Messages = 3 }, Cancellation);
            await host.Ledger.AppendAsync(new ExchangeSettled { Exchange = id, Outcome = ExchangeOutcome.Completed, Model = "模型" }, Cancellation);
            await AssertAsync();
        }

        await AssertAsync();

        async Task AssertAsync()
        {
            await using PostgreSqlLedgerReader reader = await _ledger.OpenReaderAsync();
            List<LedgerRecord?> records = await reader.ReadAsync(0, Cancellation).Select(RecordCodec.Read).ToListAsync(Cancellation);
            Assert.Equal(3, Assert.IsType<ExchangeOpened>(records[0]).Messages);
            Assert.Equal("模型", Assert.IsType<ExchangeSettled>(records[1]).Model);
            Assert.Equal(2, records.Count);
        }
    }

    [Fact]
    public async Task Instances_write_side_by_side_each_into_logs_of_its_own_and_all_of_it_verifies()
    {
        await using LedgerHost first = _ledger.Open();
        await using LedgerHost second = _ledger.Open();
        await using LedgerHost third = _ledger.Open();
        LedgerHost[] hosts = [first, second, third];

        await Task.WhenAll(hosts.SelectMany(h => Enumerable.Range(0, 200).Select(_ => WriteExchangeAsync(h))));

        await using PostgreSqlLedgerReader reader = await PostgreSqlLedgerReader.OpenSealedAsync(_ledger.Options, Cancellation);
        LedgerVerification result = await LedgerVerifier.VerifyAsync(reader, Cancellation);
        Assert.Empty(result.Problems);
        Assert.Equal(1_200, result.Records);
        Assert.Equal(3, result.Logs);
        Assert.Equal(3L, await _ledger.ScalarAsync<long>("SELECT count(DISTINCT instance) FROM heads"));
        Assert.Equal(0L, await _ledger.ScalarAsync<long>("SELECT count(*) FROM open_exchanges"));
        Assert.Equal(0L, await _ledger.ScalarAsync<long>("SELECT count(*) FROM records_rest"));
    }

    [Fact]
    public async Task Restart_begins_logs_of_its_own_and_leaves_those_before_closed()
    {
        await using (LedgerHost host = _ledger.Open())
        {
            await WriteExchangeAsync(host);
        }

        await using LedgerHost again = _ledger.Open();
        await WriteExchangeAsync(again);

        await using PostgreSqlLedgerReader reader = await _ledger.OpenReaderAsync();
        IReadOnlyList<LedgerHead> heads = await reader.ReadHeadsAsync(Cancellation);
        Assert.Equal([LedgerLogState.Closed, LedgerLogState.Growing], heads.Select(h => h.State));
        Assert.Empty((await LedgerVerifier.VerifyAsync(reader, Cancellation)).Problems);
    }

    [Fact]
    public async Task Exchange_that_an_ended_instance_left_open_is_settled_as_interrupted_by_one_other_and_by_no_more()
    {
        ExchangeId id = NewId();
        await using (LedgerHost host = _ledger.Open())
        {
            await host.Ledger.AppendAsync(new ExchangeOpened { Exchange = id, Streaming = true, Messages = 1, Person = Some.Subject }, Cancellation);
        }

        await using LedgerHost second = _ledger.Open();
        await using LedgerHost third = _ledger.Open();
        await Task.WhenAll(WriteExchangeAsync(second), WriteExchangeAsync(third));

        await using PostgreSqlLedgerReader reader = await _ledger.OpenReaderAsync();
        List<LedgerEntry> entries = await reader.ReadAsync(0, Cancellation).ToListAsync(Cancellation);
        LedgerEntry opened = entries.Single(e => RecordCodec.Read(e) is ExchangeOpened o && o.Exchange == id);
        LedgerEntry settled = entries.Single(e => RecordCodec.Read(e) is ExchangeSettled s && s.Exchange == id);
        Assert.Equal(ExchangeOutcome.Interrupted, ((ExchangeSettled)RecordCodec.Read(settled)!).Outcome);
        Assert.NotEqual(opened.Log, settled.Log);
        Assert.True(RecordHeader.TryRead(settled.Header.Span, out RecordHeader? header));
        Assert.Equal(opened.LeafHash.ToArray(), header.Link.ToArray());
        Assert.Equal(0L, await _ledger.ScalarAsync<long>("SELECT count(*) FROM open_exchanges"));
    }

    [Fact]
    public async Task Commit_that_arrived_and_whose_answer_was_lost_is_not_written_twice()
    {
        await using LedgerHost host = _ledger.Open();
        await WriteExchangeAsync(host);
        int lost = 0;
        host.Connections.Fault = moment => moment == "commit committed" && lost++ == 0 ? new NpgsqlException("cut", new IOException()) : null;

        await WriteExchangeAsync(host);

        host.Connections.Fault = null;
        Assert.True(lost > 1);
        await using PostgreSqlLedgerReader reader = await _ledger.OpenReaderAsync();
        LedgerVerification result = await LedgerVerifier.VerifyAsync(reader, Cancellation);
        Assert.Empty(result.Problems);
        Assert.Equal(4, result.Records);
    }

    [Theory]
    [InlineData("40001")]
    [InlineData("40P01")]
    public async Task Transaction_that_has_to_give_way_is_tried_again_and_writes_once(string state)
    {
        await using LedgerHost host = _ledger.Open();
        var seen = new Dictionary<string, int>();
        host.Connections.Fault = moment =>
        {
            seen[moment] = seen.GetValueOrDefault(moment) + 1;
            return moment.EndsWith("written", StringComparison.Ordinal) && seen[moment] % 3 != 0 ? new PostgresException("give way", "ERROR", "ERROR", state) : null;
        };

        for (int i = 0; i < 5; i++)
        {
            await WriteExchangeAsync(host);
        }

        host.Connections.Fault = null;
        Assert.True(seen["commit written"] > seen["commit committed"]);
        await using PostgreSqlLedgerReader reader = await _ledger.OpenReaderAsync();
        LedgerVerification result = await LedgerVerifier.VerifyAsync(reader, Cancellation);
        Assert.Empty(result.Problems);
        Assert.Equal(10, result.Records);
    }

    [Fact]
    public async Task Transaction_that_has_to_give_way_for_ever_fails_and_says_so()
    {
        await using LedgerHost host = _ledger.Open();
        await WriteExchangeAsync(host);
        host.Connections.Fault = moment => moment == "commit written" ? new PostgresException("give way", "ERROR", "ERROR", "40001") : null;

        LedgerUnavailableException failure = await Assert.ThrowsAsync<LedgerUnavailableException>(() => WriteExchangeAsync(host));

        Assert.Equal("The ledger's database had to give way to other transactions too often. Check its load.", failure.Message);
        host.Connections.Fault = null;
        await WriteExchangeAsync(host);
    }

    [Fact]
    public async Task Instance_whose_logs_another_has_closed_writes_nothing_more_into_them_and_goes_on_in_its_own()
    {
        await using LedgerHost host = _ledger.Open();
        await WriteExchangeAsync(host);
        await using LedgerHost other = _ledger.Open();
        await WriteExchangeAsync(other);
        Guid own = host.Store.Instance!.Id;
        Assert.True(await other.Connections.WriteAsync("fence", (c, t) => InstanceQueries.CloseAsync(c, t, own, PostgreSqlInstance.Fenced, Cancellation), Cancellation));

        LedgerUnavailableException refusal = await Assert.ThrowsAsync<LedgerUnavailableException>(() => WriteExchangeAsync(host));
        Assert.Equal(
            "This instance may not write its logs any more: another one closed them because its lease had run out, or the database was put back to an earlier time. Where it was closed, the next record begins logs of its own.",
            refusal.Message);
        Assert.Equal(4L, await _ledger.ScalarAsync<long>("SELECT count(*) FROM records"));

        await WriteExchangeAsync(host);

        Assert.NotEqual(own, host.Store.Instance!.Id);
        Assert.Equal(2L, await _ledger.ScalarAsync<long>($"SELECT sum(size)::bigint FROM heads WHERE instance = '{own}'"));
    }

    [Fact]
    public async Task Many_instances_that_start_at_once_on_an_empty_database_make_its_tables_once()
    {
        PostgreSqlConnections[] instances = [.. Enumerable.Range(0, 12).Select(_ => new PostgreSqlConnections(_ledger.Options, TimeProvider.System))];

        await Task.WhenAll(instances.Select(i => PostgreSqlSchema.EnsureAsync(i, Cancellation).AsTask()));

        Assert.Equal(PostgreSqlSchema.Version, await _ledger.ScalarAsync<int>("SELECT version FROM schema_version"));
        Array.ForEach(instances, i => i.Dispose());
    }

    [Fact]
    public async Task Database_of_a_later_version_is_refused()
    {
        await using (LedgerHost host = _ledger.Open())
        {
            await WriteExchangeAsync(host);
        }

        await _ledger.ExecuteAsync("UPDATE schema_version SET version = 99");
        await using LedgerHost again = _ledger.Open();

        LedgerUnavailableException refusal = await Assert.ThrowsAsync<LedgerUnavailableException>(() => WriteExchangeAsync(again));

        Assert.Equal(
            $"The ledger's database has schema 99, and this version of GenAiMeasures knows {PostgreSqlSchema.Version}. Use the version of the package that made it, or a later one.",
            refusal.Message);
    }

    [Fact]
    public async Task Pseudonym_of_a_subject_is_the_same_on_every_instance()
    {
        await using LedgerHost first = _ledger.Open();
        await using LedgerHost second = _ledger.Open();

        Assert.Equal(await first.Ledger.GetPseudonymAsync(Some.Subject, Cancellation), await second.Ledger.GetPseudonymAsync(Some.Subject, Cancellation));
    }

    [Fact]
    public async Task Instance_with_another_key_file_is_refused()
    {
        await using LedgerHost first = _ledger.Open();
        await WriteExchangeAsync(first);
        await using LedgerHost second = _ledger.Open(options: o => o.KeyFile = Path.Combine(_ledger.Folder.Root, "other.key"));

        LedgerUnavailableException refusal = await Assert.ThrowsAsync<LedgerUnavailableException>(() => WriteExchangeAsync(second));

        Assert.Equal(
            $"The key file '{Path.Combine(_ledger.Folder.Root, "other.key")}' is missing, but the ledger store holds records under its keys. Bring the key file back from its backup.",
            refusal.Message);
    }

    private static async Task WriteExchangeAsync(LedgerHost host)
    {
        ExchangeId id = NewId();
        await host.Ledger.AppendAsync(new ExchangeOpened { Exchange = id, Streaming = true, Messages = 1, Person = Some.Subject }, Cancellation);
        await host.Ledger.AppendAsync(new ExchangeSettled { Exchange = id, Outcome = ExchangeOutcome.Completed, Person = Some.Subject }, Cancellation);
    }

    private static ExchangeId NewId() => new(new Guid(RandomNumberGenerator.GetBytes(16)));
}
