namespace GenAiMeasures.Storage.Sqlite.Tests;

/// <summary>Invariant 5 to the last bit: no bit of a record, of its box or of its hash can be changed unseen.</summary>
public sealed class BitFlipTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_single_bit_of_a_thousand_records_is_covered()
    {
        await WriteAsync(1_000);
        await using SqliteLedgerReader reader = SqliteLedgerReader.OpenSealed(_folder.Database);
        List<LedgerEntry> entries = await reader.ReadAsync(0, Cancellation).ToListAsync(Cancellation);
        Assert.Equal(1_000, entries.Count);
        long flips = 0;
        Parallel.ForEach(entries, entry =>
        {
            Assert.Null(LogVerifierAccess.FindProblem(entry));
            long count = 0;
            foreach (LedgerEntry changed in Flips(entry))
            {
                Assert.NotNull(LogVerifierAccess.FindProblem(changed));
                count++;
            }

            Interlocked.Add(ref flips, count);
        });

        Assert.True(flips > 2_000_000, $"{flips} flips");
    }

    [Fact]
    public async Task Every_flip_in_the_database_file_is_found_or_changes_no_record()
    {
        await WriteAsync(60);
        byte[] original = await File.ReadAllBytesAsync(_folder.Database, Cancellation);
        string before = await DescribeAsync(_folder.Database);
        var random = new Random(20261124);
        int found = 0;
        for (int i = 0; i < 600; i++)
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

        Assert.True(found > 50, $"{found} of 600 flips hit a record");
    }

    private static IEnumerable<LedgerEntry> Flips(LedgerEntry entry)
    {
        byte[] header = entry.Header.ToArray();
        for (int bit = 0; bit < header.Length * 8; bit++)
        {
            header[bit / 8] ^= (byte)(1 << (bit % 8));
            yield return entry with { Header = header };
            header[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        byte[] box = entry.Parts[0].Box.ToArray();
        for (int bit = 0; bit < box.Length * 8; bit++)
        {
            box[bit / 8] ^= (byte)(1 << (bit % 8));
            yield return entry with { Parts = [entry.Parts[0] with { Box = box }] };
            box[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        byte[] hash = entry.LeafHash.ToArray();
        for (int bit = 0; bit < hash.Length * 8; bit++)
        {
            hash[bit / 8] ^= (byte)(1 << (bit % 8));
            yield return entry with { LeafHash = hash };
            hash[bit / 8] ^= (byte)(1 << (bit % 8));
        }
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

        var text = new System.Text.StringBuilder();
        await foreach (LedgerEntry entry in reader.ReadAsync(0, Cancellation))
        {
            text.Append(Convert.ToHexString(entry.Header.Span));
            foreach (LedgerPart part in entry.Parts)
            {
                text.Append(Convert.ToHexString(part.Box.Span));
            }
        }

        return text.ToString();
    }
}
