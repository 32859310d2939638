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
