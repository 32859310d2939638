namespace GenAiMeasures.Storage.Sqlite.Tests;

/// <summary>Invariant 5 on the file: no bit of it can be changed so that a record reads otherwise unseen.</summary>
public sealed class BitFlipTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_flip_in_the_database_file_is_found_or_changes_no_record()
    {
        await WriteAsync(1_000);
        byte[] original = await File.ReadAllBytesAsync(_folder.Database, Cancellation);
        string before = await DescribeAsync(_folder.Database);
        var random = new Random(20261124);
        int found = 0;
        for (int i = 0; i < 300; i++)
        {
            byte[] changed = [.. original];
            changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
            string copy = _folder.File($"flipped-{i}");
            await File.WriteAllBytesAsync(copy, changed, Cancellation);
            string? after = await TryDescribeAsync(copy);
            if (after is null)
            {
                found++;
            }
            else
            {
                Assert.True(after == before, $"flip {i} changed the records unseen");
            }

            foreach (string file in Directory.GetFiles(_folder.Root, $"flipped-{i}*"))
            {
                File.Delete(file);
            }
        }

        Assert.True(found > 25, $"{found} of 300 flips hit a record");
    }

    /// <summary>
    /// Each bit of each byte that a page uses: its header, the places of its cells, and the cells. Between the two lies what SQLite neither
    /// reads nor clears (the gap of a page, pages on the free list): no bit of it is part of the ledger. Every eighth bit outside the gate.
    /// </summary>
    [Fact]
    public async Task Every_bit_of_every_byte_that_is_in_use_is_found_or_changes_no_record()
    {
        await WriteAsync(3);
        string before = await DescribeAsync(_folder.Database);
        byte[] original = await File.ReadAllBytesAsync(_folder.Database, Cancellation);
        List<int> used = [.. SqlitePages.UsedBytes(original)];
        int step = Repository.IsGate ? 1 : 8;
        int workers = Environment.ProcessorCount;
        int[] found = await Task.WhenAll(Enumerable.Range(0, workers).Select(w => Task.Run(() => FlipAsync(w, before, original, used, step, workers))));

        Assert.True(used.Count > 2_500, $"{used.Count} bytes in use");
        Assert.True(found.Sum() > used.Count / step, $"{found.Sum()} of {used.Count * 8 / step} flips hit a record");
    }

    private async Task<int> FlipAsync(int worker, string before, byte[] original, List<int> used, int step, int workers)
    {
        string copy = _folder.File($"flips-{worker}");
        await File.WriteAllBytesAsync(copy, original, Cancellation);
        using Microsoft.Win32.SafeHandles.SafeFileHandle file = File.OpenHandle(copy, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        int found = 0;
        for (int bit = worker * step; bit < used.Count * 8; bit += step * workers)
        {
            int place = used[bit / 8];
            int flipped = step == 1 ? bit % 8 : place % 8;
            RandomAccess.Write(file, [(byte)(original[place] ^ (1 << flipped))], place);
            string? after = await TryDescribeAsync(copy);
            Assert.True(after is null || after == before, $"bit {flipped} of byte {place} changed the records unseen");
            found += after is null ? 1 : 0;
            RandomAccess.Write(file, [original[place]], place);
        }

        Assert.Equal(before, await TryDescribeAsync(copy));
        return found;
    }

    private async Task WriteAsync(int count)
    {
        await using LedgerHost host = LedgerHost.Open(_folder.Database);
        await Task.WhenAll(Enumerable.Range(0, count).Select(i => host.Ledger.AppendAsync(
            new DutyWaived { Duty = "IM-9-AGREEMENT", Reason = $"record {i}", Person = new Subject($"user {i % 9}") }, Cancellation).AsTask()));
    }

    private static async Task<string?> TryDescribeAsync(string path)
    {
        try
        {
            return await DescribeAsync(path);
        }
        catch (LedgerUnavailableException)
        {
            return null;
        }
    }

    // what the records say, or null where verifying finds something
    private static async Task<string> DescribeAsync(string path)
    {
        await using SqliteLedgerReader reader = SqliteLedgerReader.OpenSealed(path);
        LedgerVerification verification = await LedgerVerifier.VerifyAsync(reader, Cancellation);
        if (!verification.IsOk)
        {
            throw new LedgerUnavailableException("found");
        }

        // as a set: the place in the store (LedgerEntry.Position) orders records of different logs and is not hashed, which its own words say
        var records = new List<string>();
        await foreach (LedgerEntry entry in reader.ReadAsync(0, Cancellation))
        {
            var text = new System.Text.StringBuilder(Convert.ToHexString(entry.Header.Span));
            foreach (LedgerPart part in entry.Parts)
            {
                text.Append(' ').Append(Convert.ToHexString(part.Box.Span));
            }

            records.Add(text.ToString());
        }

        return string.Join('\n', records.Order(StringComparer.Ordinal));
    }
}
