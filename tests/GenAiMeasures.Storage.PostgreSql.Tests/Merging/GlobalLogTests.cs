using System.Text;

namespace GenAiMeasures.Storage.PostgreSql.Tests;

public sealed class GlobalLogTests : IAsyncDisposable
{
    private readonly TestLedger _ledger = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Kept => _ledger.Folder.File("checkpoints.global");

    public ValueTask DisposeAsync() => _ledger.DisposeAsync();

    [Fact]
    public async Task Every_record_of_every_instance_is_proven_up_to_the_global_checkpoint()
    {
        await using LedgerHost first = _ledger.Open();
        await using LedgerHost second = _ledger.OpenJournal();
        for (int round = 0; round < 3; round++)
        {
            await first.WriteExchangeAsync();
            await second.WriteExchangeAsync();
            await second.DrainAsync();
            await InstanceTests.RunKeeperAsync(first);
        }

        using CheckpointKeyFile signer = Signer();
        INoteVerifier verifier = signer.ToVerifier();
        await using PostgreSqlGlobalLog log = await PostgreSqlGlobalLog.OpenAsync(_ledger.Options, Cancellation);
        await using PostgreSqlLedgerReader reader = await _ledger.OpenReaderAsync();
        List<LedgerEntry> entries = await reader.ReadAsync(0, Cancellation).ToListAsync(Cancellation);
        Assert.Equal(12, entries.Count);
        foreach (LedgerEntry entry in entries)
        {
            GlobalReceipt receipt = Assert.IsType<GlobalReceipt>(await log.ProveAsync(entry.Log, entry.Sequence, signer, Cancellation));
            Assert.True(GlobalReceipt.TryParse(receipt.ToString(), out GlobalReceipt? read));
            Assert.True(read.Proves(entry.Header.Span, verifier));
            Assert.Equal(receipt.ToString(), read.ToString());
            byte[] changed = entry.Header.ToArray();
            changed[40] ^= 1;
            Assert.False(read.Proves(changed, verifier));
            Assert.False((read with { Global = receipt.Global with { Index = receipt.Global.Index ^ 1 } }).Proves(entry.Header.Span, verifier));
            Assert.False((read with { Record = receipt.Record with { Index = receipt.Record.Index ^ 1 } }).Proves(entry.Header.Span, verifier));
        }

        GlobalVerification all = await log.VerifyAsync(verifier, KeptCheckpointsOf(verifier), cancellationToken: Cancellation);
        Assert.True(all.IsOk, string.Join(' ', all.Problems));
        Assert.Equal((12L, 2, 6L), (all.Ledger.Records, all.Ledger.Logs, all.Leaves));
        GlobalVerification one = await log.VerifyAsync(verifier, onlyLog: entries[0].Log, cancellationToken: Cancellation);
        Assert.True(one.IsOk);
        Assert.Equal((6L, 1), (one.Ledger.Records, one.Ledger.Logs));
        Assert.Equal(3, KeptCheckpointsOf(verifier).Count);
    }

    [Fact]
    public async Task Record_that_no_merged_checkpoint_covers_has_no_proof_yet()
    {
        await using LedgerHost host = _ledger.Open();
        await host.WriteExchangeAsync();
        await using PostgreSqlGlobalLog log = await PostgreSqlGlobalLog.OpenAsync(_ledger.Options, Cancellation);
        await using PostgreSqlLedgerReader reader = await _ledger.OpenReaderAsync();
        LedgerEntry entry = await reader.ReadAsync(0, Cancellation).FirstAsync(Cancellation);
        using CheckpointKeyFile signer = Signer();

        Assert.Null(await log.ReadCheckpointAsync(Cancellation));
        Assert.Null(await log.ProveAsync(entry.Log, entry.Sequence, signer, Cancellation));
        await InstanceTests.RunKeeperAsync(host);
        Assert.NotNull(await log.ProveAsync(entry.Log, entry.Sequence, signer, Cancellation));
        Assert.Null(await log.ProveAsync(entry.Log, 2, signer, Cancellation));
    }

    [Fact]
    public async Task Nothing_is_merged_twice_and_tiles_carry_proofs_of_a_large_log()
    {
        await using LedgerHost host = _ledger.Open();
        InstanceKeeper keeper = InstanceTests.KeeperOf(host);
        await host.WriteExchangeAsync();
        Guid instance = host.Store.Instance!.Id;
        for (int i = 0; i < 300; i++)
        {
            await host.Ledger.AppendAsync(new DutyWaived { Duty = "IM-9-AGREEMENT", Reason = "merged" }, Cancellation);
            await keeper.RunAsync(instance, merge: true, Cancellation);
            await keeper.RunAsync(instance, merge: true, Cancellation);
        }

        Assert.Equal(301L, await _ledger.ScalarAsync<long>("SELECT count(*) FROM global_leaves"));
        Assert.Equal(1L, await _ledger.ScalarAsync<long>("SELECT count(*) FROM global_tiles"));
        using CheckpointKeyFile signer = Signer();
        await using PostgreSqlGlobalLog log = await PostgreSqlGlobalLog.OpenAsync(_ledger.Options, Cancellation);
        await using PostgreSqlLedgerReader reader = await _ledger.OpenReaderAsync();
        foreach (LedgerEntry entry in await reader.ReadAsync(0, Cancellation).Where(e => e.Kind == RecordKind.DutyWaived && e.Sequence % 37 == 0).ToListAsync(Cancellation))
        {
            Assert.True((await log.ProveAsync(entry.Log, entry.Sequence, signer, Cancellation))!.Proves(entry.Header.Span, signer.ToVerifier()));
        }

        Assert.True((await log.VerifyAsync(signer.ToVerifier(), KeptCheckpointsOf(signer.ToVerifier()), cancellationToken: Cancellation)).IsOk);
    }

    [Theory]
    [InlineData("UPDATE records SET header = set_byte(header, 40, get_byte(header, 40) # 1) WHERE seq = 1", LedgerProblemKind.Edited, null)]
    [InlineData("DELETE FROM records WHERE seq = 0", LedgerProblemKind.Dropped, null)]
    [InlineData("DELETE FROM records WHERE seq = 1", LedgerProblemKind.Truncated, null)]
    [InlineData("UPDATE global_leaves SET checkpoint = replace(checkpoint, E'\\n2\\n', E'\\n1\\n') WHERE leaf = 0", null, "第 0 个已合并的检查点被改动，或其前一个缺失。 the merged checkpoint 0 was changed, or the one before it is missing")]
    [InlineData("DELETE FROM global_leaves WHERE leaf = 1", null, "被回滚：已签署的全局检查点覆盖 2 个，而现存 1 个。 rolled back: a global checkpoint over 2 was signed, and 1 are there")]
    [InlineData("DELETE FROM global_checkpoints; DELETE FROM global_leaves WHERE leaf = 1", null, "被回滚：已签署的全局检查点覆盖 2 个，而现存 1 个。 rolled back: a global checkpoint over 2 was signed, and 1 are there")]
    [InlineData("UPDATE global_checkpoints SET note = replace(note, 'global', 'globe')", null, "最新的全局检查点并非由账本密钥签署。 the newest global checkpoint is not one that the ledger's key signed")]
    public async Task What_was_done_to_the_ledger_is_said(string damage, LedgerProblemKind? kind, string? said)
    {
        await using (LedgerHost first = _ledger.Open())
        await using (LedgerHost second = _ledger.Open())
        {
            await first.WriteExchangeAsync();
            await second.WriteExchangeAsync();
            await InstanceTests.RunKeeperAsync(first);
        }

        using CheckpointKeyFile signer = Signer();
        await using PostgreSqlGlobalLog log = await PostgreSqlGlobalLog.OpenAsync(_ledger.Options, Cancellation);
        Assert.True((await log.VerifyAsync(signer.ToVerifier(), KeptCheckpointsOf(signer.ToVerifier()), cancellationToken: Cancellation)).IsOk);
        Assert.NotEqual(0, await _ledger.ExecuteAsync(damage));

        GlobalVerification result = await log.VerifyAsync(signer.ToVerifier(), KeptCheckpointsOf(signer.ToVerifier()), cancellationToken: Cancellation);

        Assert.False(result.IsOk);
        if (kind is not null)
        {
            Assert.Contains(result.Ledger.Problems, p => p.Kind == kind);
        }

        if (said is not null)
        {
            Assert.Contains(said, result.Problems);
        }
    }

    [Fact]
    public async Task Log_that_was_rewritten_as_a_whole_does_not_agree_with_what_was_merged()
    {
        await using LedgerHost first = _ledger.Open();
        await first.WriteExchangeAsync();
        await InstanceTests.RunKeeperAsync(first);

        // the head goes along with the records: without the merged checkpoint nothing would tell
        await _ledger.ExecuteAsync("DELETE FROM records; DELETE FROM parts; UPDATE heads SET size = 0, frontier = '', root = sha256('')");

        await using PostgreSqlGlobalLog log = await PostgreSqlGlobalLog.OpenAsync(_ledger.Options, Cancellation);
        GlobalVerification result = await log.VerifyAsync(cancellationToken: Cancellation);
        Assert.Equal(LedgerProblemKind.RolledBack, Assert.Single(result.Ledger.Problems).Kind);
    }

    [Fact]
    public async Task Database_that_was_put_back_is_not_signed_over_again()
    {
        await using LedgerHost first = _ledger.Open();
        await first.WriteExchangeAsync();
        await InstanceTests.RunKeeperAsync(first);
        await _ledger.ExecuteAsync("DELETE FROM global_leaves; DELETE FROM global_checkpoints; DELETE FROM global_head");
        await using LedgerHost next = _ledger.Open();
        await next.WriteExchangeAsync();
        await _ledger.ExecuteAsync("UPDATE leases SET until = now() - interval '1 second'");

        string message = (await Assert.ThrowsAsync<LedgerUnavailableException>(() => InstanceTests.RunKeeperAsync(next))).Message;

        Assert.StartsWith($"The ledger's database is rolled back: the global checkpoint of 1 leaves in '{Kept}' was signed, and the database has 0.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Receipts_that_were_cut_or_changed_are_none()
    {
        const string Note = "a/global\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n— a/global AAAAAAAA\n";
        string one = "c2sp.org/tlog-proof@v1\nindex 0\n\n" + Note;
        Assert.True(GlobalReceipt.TryParse(one + "\n" + one, out GlobalReceipt? receipt));
        Assert.False(receipt.Proves(Encoding.UTF8.GetBytes("header"), new MemorySigner("a")));
        Assert.False(GlobalReceipt.TryParse(one, out _));
        Assert.False(GlobalReceipt.TryParse(null, out _));
        Assert.False(GlobalReceipt.TryParse("", out _));
        Assert.False(GlobalReceipt.TryParse("\n" + one, out _));
    }

    private CheckpointKeyFile Signer() => new(_ledger.Options.SigningKeyPath, PostgreSqlLedgerReader.CheckpointName);

    private IReadOnlyList<LedgerCheckpoint> KeptCheckpointsOf(INoteVerifier verifier) => KeptCheckpoints.Trust(KeptCheckpoints.Read(Kept), verifier, Kept);
}
