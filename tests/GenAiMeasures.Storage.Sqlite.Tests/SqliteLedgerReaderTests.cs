namespace GenAiMeasures.Storage.Sqlite.Tests;

public sealed class SqliteLedgerReaderTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void File_that_does_not_exist_is_named_and_not_made()
    {
        LedgerUnavailableException refusal = Assert.Throws<LedgerUnavailableException>(() => SqliteLedgerReader.Open(_folder.Database));

        Assert.Equal($"The ledger store '{_folder.Database}' does not exist. Correct the path.", refusal.Message);
        Assert.Empty(Directory.GetFiles(_folder.Root));
    }

    [Fact]
    public async Task Live_file_is_read_while_it_is_written()
    {
        await using LedgerHost host = LedgerHost.Open(_folder.Database);
        await host.Ledger.AppendAsync(Some(), Cancellation);
        await using SqliteLedgerReader reader = SqliteLedgerReader.Open(_folder.Database);
        Assert.Equal(1, Assert.Single(await reader.ReadHeadsAsync(Cancellation)).Size);

        await host.Ledger.AppendAsync(Some(), Cancellation);

        Assert.Equal(2, Assert.Single(await reader.ReadHeadsAsync(Cancellation)).Size);
    }

    [Fact]
    public async Task Copy_without_its_log_is_read_in_a_folder_that_cannot_be_written()
    {
        await WriteAsync(5);
        string copies = _folder.File("copies");
        Directory.CreateDirectory(copies);
        string copy = Path.Combine(copies, "copy of 账本 #1.db");
        File.Copy(_folder.Database, copy);
        File.SetAttributes(copy, FileAttributes.ReadOnly);
        try
        {
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(copies, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            }

            await using SqliteLedgerReader reader = SqliteLedgerReader.Open(copy);
            Assert.Equal(5, (await LedgerVerifier.VerifyAsync(reader, Cancellation)).Records);
        }
        finally
        {
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(copies, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }

            File.SetAttributes(copy, FileAttributes.Normal);
        }
    }

    private static DutyWaived Some() => new() { Duty = "IM-9-AGREEMENT", Reason = "a record of a test" };

    private async Task WriteAsync(int count)
    {
        await using LedgerHost host = LedgerHost.Open(_folder.Database);
        await Task.WhenAll(Enumerable.Range(0, count).Select(_ => host.Ledger.AppendAsync(Some(), Cancellation).AsTask()));
    }
}
