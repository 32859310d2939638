namespace GenAiMeasures.Storage.Sqlite.Tests;

/// <summary>A write-ahead log that ends anywhere: what is left is the beginning of what was written, whole commits only, and verifies.</summary>
public sealed class TornLogTests
{
    private const int Seed = 20261124;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Log_that_is_cut_at_any_place_leaves_the_beginning_of_what_was_written()
    {
        using var folder = new TestFolder();
        using (WorkerProcess worker = WorkerProcess.Start(folder.Database, writers: 3))
        {
            await worker.WaitForAcknowledgementsAsync(30);
            await worker.KillAsync();
        }

        long length = new FileInfo(folder.Database + "-wal").Length;
        Assert.True(length > 0, "The kill left no log.");
        List<string> whole = await ReadAsync(folder, "whole", length);
        var random = new Random(Seed);
        long[] cuts = [0, 1, 31, 32, 33, .. Enumerable.Range(0, 40).Select(_ => random.NextInt64(length)), length - 1];
        foreach (long cut in cuts.Order())
        {
            List<string> left = await ReadAsync(folder, $"cut-{cut}", cut);
            Assert.True(left.SequenceEqual(whole.Take(left.Count)), $"seed {Seed}, cut at {cut} of {length}");
        }
    }

    private static async Task<List<string>> ReadAsync(TestFolder folder, string name, long logLength)
    {
        string copy = folder.File(name);
        foreach (string suffix in new[] { "", ".keys", ".keys-wal", ".key" })
        {
            if (File.Exists(folder.Database + suffix))
            {
                File.Copy(folder.Database + suffix, copy + suffix);
            }
        }

        byte[] log = await File.ReadAllBytesAsync(folder.Database + "-wal", Cancellation);
        await File.WriteAllBytesAsync(copy + "-wal", log[..(int)logLength], Cancellation);
        try
        {
            await using SqliteLedgerReader reader = SqliteLedgerReader.OpenSealed(copy);
            Assert.Empty((await LedgerVerifier.VerifyAsync(reader, Cancellation)).Problems);
            return await reader.ReadAsync(0, Cancellation).Select(e => Convert.ToHexString(e.LeafHash.Span)).ToListAsync(Cancellation);
        }
        catch (LedgerUnavailableException exception) when (exception.Message.EndsWith("not a ledger store. Correct the path.", StringComparison.Ordinal))
        {
            // cut before the tables were there: a file without anything
            return [];
        }
    }
}
