using Microsoft.Data.Sqlite;

namespace GenAiMeasures.Storage.Sqlite.Tests;

/// <summary>Invariant 5: whatever is done to a record is found, named and told apart. The store is changed with its own database's means.</summary>
public sealed class TamperedStoreTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Checkpoints => _folder.Database + ".checkpoints";

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Untouched_store_verifies_in_full_and_incrementally()
    {
        await WriteAsync(600);

        Assert.Empty(await VerifyAsync(withCheckpoints: true));
        Assert.Empty(await VerifyAsync(withCheckpoints: true, incremental: true));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(299)]
    [InlineData(599)]
    public async Task Edited_header_is_found_where_it_stands(long sequence)
    {
        await WriteAsync(600);
        Change("UPDATE records SET header = CAST(substr(header, 1, 30) || x'99' || substr(header, 32) AS BLOB) WHERE sequence = $0", sequence);

        Assert.Contains((LedgerProblemKind.Edited, sequence), await VerifyAsync());
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(299, 256)]
    [InlineData(599, 512)]
    public async Task Edited_header_with_its_hash_made_anew_is_found_within_its_tile(long sequence, long reported)
    {
        await WriteAsync(600);
        Forge(sequence);

        (LedgerProblemKind kind, long place) = (await VerifyAsync())[0];
        Assert.Equal(LedgerProblemKind.Edited, kind);
        // the tiles tell 256 records apart; the last, unfinished one only the head
        Assert.True(place == reported || (reported == 512 && place <= sequence), $"{place}");
    }

    [Fact]
    public async Task Edited_box_is_found_without_any_key()
    {
        await WriteAsync(10);
        Change("UPDATE parts SET box = CAST(x'00' || substr(box, 2) AS BLOB) WHERE id >> 4 = (SELECT position FROM records WHERE sequence = $0)", 4);

        Assert.Equal([(LedgerProblemKind.Edited, 4L)], await VerifyAsync());
    }

    [Fact]
    public async Task Part_that_is_gone_with_its_place_is_found_and_no_erasure()
    {
        await WriteAsync(10);
        Change("DELETE FROM parts WHERE id >> 4 = (SELECT position FROM records WHERE sequence = $0)", 4);

        Assert.Equal([(LedgerProblemKind.Edited, 4L)], await VerifyAsync());
    }

    [Fact]
    public async Task Part_that_is_added_is_found()
    {
        await WriteAsync(10);
        Change("INSERT INTO parts (id, key, box) SELECT (position << 4) | 2, 1, x'00' FROM records WHERE sequence = $0", 4);

        Assert.Equal([(LedgerProblemKind.Edited, 4L)], await VerifyAsync());
    }

    [Fact]
    public async Task Part_that_is_hung_under_another_key_is_found_with_the_keys()
    {
        await WriteAsync(10);
        await using (LedgerHost host = LedgerHost.Open(_folder.Database))
        {
            await host.Ledger.AppendAsync(new DutyWaived { Duty = "IM-9-AGREEMENT", Reason = "of another person", Person = new Subject("b") }, Cancellation);
        }

        Change("UPDATE parts SET key = (SELECT max(key) FROM parts) WHERE id >> 4 = (SELECT position FROM records WHERE sequence = $0)", 4);

        await using SqliteLedgerReader reader = SqliteLedgerReader.Open(_folder.Database);
        LedgerVerification verification = await LedgerVerifier.VerifyAsync(reader, Cancellation);
        Assert.Equal((LedgerProblemKind.Unreadable, 4L), (Assert.Single(verification.Problems).Kind, verification.Problems[0].Sequence));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(300)]
    public async Task Dropped_record_is_named(long sequence)
    {
        await WriteAsync(600);
        Change("DELETE FROM records WHERE sequence = $0", sequence);

        Assert.Equal((LedgerProblemKind.Dropped, sequence), (await VerifyAsync())[0]);
    }

    [Fact]
    public async Task Record_dropped_and_the_rest_moved_up_is_named_as_dropped()
    {
        await WriteAsync(20);
        Change("DELETE FROM records WHERE sequence = $0", 7);
        for (long i = 8; i < 20; i++)
        {
            Change("UPDATE records SET sequence = sequence - 1 WHERE sequence = $0", i);
        }

        Assert.Equal((LedgerProblemKind.Dropped, 7L), (await VerifyAsync())[0]);
    }

    [Fact]
    public async Task Inserted_record_is_named()
    {
        await WriteAsync(20);
        for (long i = 19; i >= 7; i--)
        {
            Change("UPDATE records SET sequence = sequence + 1 WHERE sequence = $0", i);
        }

        Change("INSERT INTO records (position, log, sequence, header, leaf_hash) SELECT 1000, log, 7, header, leaf_hash FROM records WHERE sequence = $0", 3);

        Assert.Equal((LedgerProblemKind.Inserted, 7L), (await VerifyAsync())[0]);
    }

    [Fact]
    public async Task Record_inserted_behind_the_last_is_named()
    {
        await WriteAsync(20);
        Change("INSERT INTO records (position, log, sequence, header, leaf_hash) SELECT 1000, log, 20, header, leaf_hash FROM records WHERE sequence = $0", 19);

        Assert.Equal((LedgerProblemKind.Inserted, 20L), (await VerifyAsync())[0]);
    }

    [Fact]
    public async Task Exchanged_records_are_told_as_reordered()
    {
        await WriteAsync(20);
        Change("UPDATE records SET sequence = 1000 WHERE sequence = $0", 5);
        Change("UPDATE records SET sequence = 5 WHERE sequence = $0", 12);
        Change("UPDATE records SET sequence = 12 WHERE sequence = $0", 1000);

        IReadOnlyList<(LedgerProblemKind Kind, long Sequence)> problems = await VerifyAsync();
        Assert.Contains(problems, p => p.Kind == LedgerProblemKind.Reordered);
        Assert.DoesNotContain(problems, p => p.Kind is LedgerProblemKind.Dropped or LedgerProblemKind.Edited);
    }

    [Fact]
    public async Task Records_missing_at_the_end_are_told_as_truncated()
    {
        await WriteAsync(20);
        Change("DELETE FROM records WHERE sequence >= $0", 15);

        Assert.Equal([(LedgerProblemKind.Truncated, 15L)], await VerifyAsync());
        Assert.Equal([(LedgerProblemKind.Truncated, 15L)], await VerifyAsync(withCheckpoints: true));
    }

    [Fact]
    public async Task Yesterdays_copy_agrees_with_itself_and_is_told_as_rolled_back_by_todays_checkpoint()
    {
        await WriteAsync(20);
        File.Copy(_folder.Database, _folder.File("yesterday"));
        await WriteAsync(5);
        File.Copy(_folder.File("yesterday"), _folder.Database, overwrite: true);

        Assert.Empty(await VerifyAsync());
        Assert.Equal([(LedgerProblemKind.RolledBack, 20L)], await VerifyAsync(withCheckpoints: true));
        Assert.Equal([(LedgerProblemKind.RolledBack, 20L)], await VerifyAsync(withCheckpoints: true, incremental: true));
    }

    [Fact]
    public async Task Ledger_rewritten_as_a_whole_is_found_by_a_checkpoint_only()
    {
        await WriteAsync(20);
        File.Move(Checkpoints, _folder.File("kept"));
        using (var key = new CheckpointKeyFile(_folder.Database + ".sign", SqliteLedgerReader.CheckpointName))
        {
            _ = key.KeyId;
        }

        Forge(4);
        await RewriteHeadAsync();

        Assert.Empty(await VerifyAsync());
        Assert.Equal(LedgerProblemKind.Edited, Assert.Single(await VerifyAsync(_folder.File("kept"), incremental: false)).Kind);
        Assert.Equal(LedgerProblemKind.Edited, (await VerifyAsync(_folder.File("kept"), incremental: true))[0].Kind);
    }

    [Fact]
    public async Task Log_that_is_gone_as_a_whole_is_found_by_a_checkpoint()
    {
        await WriteAsync(20);
        Change("DELETE FROM records WHERE sequence >= $0", 0);
        Change("DELETE FROM logs WHERE size > $0", 0);

        Assert.Equal([(LedgerProblemKind.RolledBack, 0L)], await VerifyAsync(withCheckpoints: true));
    }

    private async Task WriteAsync(int count)
    {
        await using LedgerHost host = LedgerHost.Open(_folder.Database);
        await Task.WhenAll(Enumerable.Range(0, count).Select(i => host.Ledger.AppendAsync(
            new DutyWaived { Duty = "IM-9-AGREEMENT", Reason = $"record {i} of a test", Person = new Subject("a") }, Cancellation).AsTask()));
    }

    private void Change(string sql, long value)
    {
        using SqliteConnection connection = SqliteConnections.OpenWriter(_folder.Database);
        using var statement = new SqliteStatement(connection, sql, 1);
        Assert.NotEqual(0, statement.Run(null, value));
    }

    // a record with another time, and the hash that fits it
    private void Forge(long sequence)
    {
        using SqliteConnection connection = SqliteConnections.OpenWriter(_folder.Database);
        byte[] header;
        using (var read = new SqliteStatement(connection, "SELECT header FROM records WHERE sequence = $0", 1))
        {
            using SqliteDataReader reader = read.Read(sequence);
            Assert.True(reader.Read());
            header = reader.GetFieldValue<byte[]>(0);
        }

        header[35] ^= 1;
        using var write = new SqliteStatement(connection, "UPDATE records SET header = $1, leaf_hash = $2 WHERE sequence = $0", 3);
        write.Run(null, sequence, header, System.Security.Cryptography.SHA256.HashData([0, .. header]));
    }

    private async Task RewriteHeadAsync()
    {
        await using SqliteLedgerReader reader = SqliteLedgerReader.OpenSealed(_folder.Database);
        LedgerHead head = Assert.Single(await reader.ReadHeadsAsync(Cancellation));
        // the edge of a tree of 20 leaves: 16 and 4
        List<byte[]> leaves = [.. (await reader.ReadLeafHashesAsync(head.Log, 0, 20, Cancellation)).Select(l => l.ToArray())];
        byte[] left = RootOf(leaves[..16]);
        byte[] right = RootOf(leaves[16..]);
        using SqliteConnection connection = SqliteConnections.OpenWriter(_folder.Database);
        using var write = new SqliteStatement(connection, "UPDATE logs SET root = $0, frontier = $1", 2);
        write.Run(null, Node(left, right), (byte[])[.. left, .. right]);
    }

    private static byte[] RootOf(List<byte[]> row)
    {
        while (row.Count > 1)
        {
            row = [.. row.Chunk(2).Select(pair => Node(pair[0], pair[1]))];
        }

        return row[0];
    }

    private static byte[] Node(byte[] left, byte[] right) => System.Security.Cryptography.SHA256.HashData([1, .. left, .. right]);

    private Task<IReadOnlyList<(LedgerProblemKind Kind, long Sequence)>> VerifyAsync(bool withCheckpoints = false, bool incremental = false) =>
        VerifyAsync(withCheckpoints ? Checkpoints : null, incremental);

    private async Task<IReadOnlyList<(LedgerProblemKind Kind, long Sequence)>> VerifyAsync(string? checkpoints, bool incremental)
    {
        using var signer = new CheckpointKeyFile(_folder.Database + ".sign", SqliteLedgerReader.CheckpointName);
        IReadOnlyList<LedgerCheckpoint> kept = checkpoints is null ? [] : KeptCheckpoints.Trust(KeptCheckpoints.Read(checkpoints), signer.ToVerifier(), checkpoints);
        await using SqliteLedgerReader reader = SqliteLedgerReader.OpenSealed(_folder.Database);
        LedgerVerification verification = await LedgerVerifier.VerifyAgainstAsync(reader, kept, incremental, Cancellation);
        return [.. verification.Problems.Select(p => (p.Kind, p.Sequence))];
    }
}
