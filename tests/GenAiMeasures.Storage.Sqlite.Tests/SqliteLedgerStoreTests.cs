using Microsoft.Data.Sqlite;

namespace GenAiMeasures.Storage.Sqlite.Tests;

public sealed class SqliteLedgerStoreTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Pseudonym_of_a_subject_survives_a_restart_and_differs_in_another_ledger()
    {
        var subject = new Subject("user-1");
        string first;
        await using (LedgerHost host = LedgerHost.Open(_folder.Database))
        {
            first = await host.Ledger.GetPseudonymAsync(subject, Cancellation);
            await host.Ledger.AppendAsync(Some(), Cancellation);
        }

        await using LedgerHost again = LedgerHost.Open(_folder.Database);
        await using LedgerHost other = LedgerHost.Open(_folder.File("other.db"));

        Assert.Equal(first, await again.Ledger.GetPseudonymAsync(subject, Cancellation));
        Assert.NotEqual(first, await other.Ledger.GetPseudonymAsync(subject, Cancellation));
    }

    [Fact]
    public async Task Second_store_on_the_same_file_is_refused()
    {
        await using LedgerHost first = LedgerHost.Open(_folder.Database);
        await first.Ledger.AppendAsync(Some(), Cancellation);
        await using LedgerHost second = LedgerHost.Open(_folder.Database);

        LedgerUnavailableException refusal = await Assert.ThrowsAsync<LedgerUnavailableException>(
            async () => await second.Ledger.AppendAsync(Some(), Cancellation));

        Assert.Equal(
            $"The ledger store '{_folder.Database}' is in use by another process or another store of this one ('{_folder.Database}.lock' is locked). "
            + "One file has one writer: stop the other, or give this one a file of its own.",
            refusal.Message);
    }

    [Fact]
    public async Task Second_process_on_the_same_file_is_refused_and_the_first_goes_on()
    {
        await using LedgerHost first = LedgerHost.Open(_folder.Database);
        await first.Ledger.AppendAsync(Some(), Cancellation);

        using WorkerProcess second = WorkerProcess.Start(_folder.Database, writers: 1);
        (int exitCode, string error) = await second.WaitForExitAsync();

        Assert.Equal(3, exitCode);
        Assert.StartsWith($"The ledger store '{_folder.Database}' is in use by another process", error, StringComparison.Ordinal);
        await first.Ledger.AppendAsync(Some(), Cancellation);
    }

    [Fact]
    public async Task Settings_that_make_commits_durable_are_in_force()
    {
        await using LedgerHost host = LedgerHost.Open(_folder.Database);
        await host.Ledger.AppendAsync(Some(), Cancellation);

        using SqliteConnection connection = SqliteConnections.OpenWriter(_folder.Database);
        Assert.Equal(2L, SqliteConnections.Scalar(connection, "PRAGMA synchronous"));
        Assert.Equal("wal", SqliteConnections.Scalar(connection, "PRAGMA journal_mode"));
        Assert.Equal(8192L, SqliteConnections.Scalar(connection, "PRAGMA page_size"));
        Assert.True(Version.Parse(connection.ServerVersion) >= new Version(3, 51, 3));
    }

    [Fact]
    public async Task Files_are_readable_by_their_owner_only()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        await using LedgerHost host = LedgerHost.Open(_folder.Database);
        await host.Ledger.AppendAsync(Some(), Cancellation);

        foreach (string file in Directory.GetFiles(_folder.Root))
        {
#pragma warning disable CA1416 // not on Windows
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
#pragma warning restore CA1416
        }
    }

    [Fact]
    public async Task Key_file_that_others_can_read_is_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        await WriteOneAsync();
#pragma warning disable CA1416 // not on Windows
        File.SetUnixFileMode(_folder.Database + ".key", UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
#pragma warning restore CA1416

        Assert.Equal(
            $"The key file '{_folder.Database}.key' can be read by other accounts. Allow its owner only (chmod 600), and consider the keys known to whoever could read it.",
            await RefusalAsync());
    }

    [Fact]
    public async Task Missing_key_file_is_refused_and_never_made_anew()
    {
        await WriteOneAsync();
        File.Delete(_folder.Database + ".key");

        Assert.Equal(
            $"The key file '{_folder.Database}.key' is missing, but the ledger store holds records under its keys. Bring the key file back from its backup.",
            await RefusalAsync());
        Assert.False(File.Exists(_folder.Database + ".key"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("zz")]
    public async Task Damaged_key_file_is_refused(string text)
    {
        await WriteOneAsync();
        await File.WriteAllTextAsync(_folder.Database + ".key", text, Cancellation);

        Assert.Equal($"The key file '{_folder.Database}.key' does not hold a secret of 64 hexadecimal digits and lines 'epoch <number> <64 hexadecimal digits>'. Bring it back from its backup.", await RefusalAsync());
    }

    [Fact]
    public async Task Key_file_of_another_ledger_is_refused()
    {
        await WriteOneAsync();
        await File.WriteAllTextAsync(_folder.Database + ".key", new string('a', 64), Cancellation);

        Assert.Equal(
            "The ledger's keys are not those under which its store was written. Bring the key file of this ledger back from its backup.",
            await RefusalAsync());
    }

    [Fact]
    public async Task Folder_that_does_not_exist_is_named()
    {
        await using LedgerHost host = LedgerHost.Open(_folder.File("no/such.db"));

        LedgerUnavailableException refusal = await Assert.ThrowsAsync<LedgerUnavailableException>(async () => await host.Ledger.AppendAsync(Some(), Cancellation));

        Assert.Equal(
            $"The ledger store '{_folder.File("no/such.db")}' cannot be opened: its folder does not exist. Make the folder, or correct the path given to UseSqlite().",
            refusal.Message);
    }

    [Fact]
    public async Task File_that_is_no_database_is_refused_and_left_as_it_is()
    {
        await File.WriteAllTextAsync(_folder.Database, new string('x', 10_000), Cancellation);

        Assert.Equal(
            $"'{_folder.Database}' is not a ledger store: it is no SQLite database. Correct the path given to UseSqlite(), or remove the file if it is not needed.",
            await RefusalAsync());
        Assert.Equal(new string('x', 10_000), await File.ReadAllTextAsync(_folder.Database, Cancellation));
    }

    [Fact]
    public async Task Database_of_something_else_is_refused()
    {
        using (SqliteConnection connection = SqliteConnections.OpenWriter(_folder.Database))
        {
            SqliteConnections.Execute(connection, "CREATE TABLE users (id INTEGER)");
        }

        Assert.Equal($"'{_folder.Database}' is a SQLite database of something else, not a ledger store. Correct the path.", await RefusalAsync());
    }

    [Fact]
    public async Task Database_locked_by_another_program_is_said_to_be_locked_and_used_again_when_free()
    {
        await WriteOneAsync();
        using SqliteConnection other = SqliteConnections.OpenWriter(_folder.Database);
        await using LedgerHost host = LedgerHost.Open(_folder.Database);
        await host.Ledger.AppendAsync(Some(), Cancellation);
        using (SqliteTransaction transaction = other.BeginTransaction())
        {
            SqliteConnections.Execute(other, "UPDATE logs SET size = size");

            LedgerUnavailableException refusal = await Assert.ThrowsAsync<LedgerUnavailableException>(async () => await host.Ledger.AppendAsync(Some(), Cancellation));

            Assert.Equal(
                $"The ledger store '{_folder.Database}' is locked by another program. Close whatever else writes to it; read a copy instead.",
                refusal.Message);
        }

        await host.Ledger.AppendAsync(Some(), Cancellation);
        await AssertVerifiesAsync(3);
    }

    [Fact]
    public async Task Corrupt_page_is_said_to_be_corrupt()
    {
        await WriteOneAsync();
        byte[] bytes = await File.ReadAllBytesAsync(_folder.Database, Cancellation);
        bytes.AsSpan(200, bytes.Length - 200).Fill(0xA5);
        await File.WriteAllBytesAsync(_folder.Database, bytes, Cancellation);

        Assert.StartsWith($"The ledger store '{_folder.Database}' is corrupt.", await RefusalAsync(), StringComparison.Ordinal);
    }

    private static DutyWaived Some() => new() { Duty = "IM-9-AGREEMENT", Reason = "a record of a test" };

    private async Task WriteOneAsync()
    {
        await using LedgerHost host = LedgerHost.Open(_folder.Database);
        await host.Ledger.AppendAsync(Some(), Cancellation);
    }

    private async Task<string> RefusalAsync()
    {
        await using LedgerHost host = LedgerHost.Open(_folder.Database);
        return (await Assert.ThrowsAsync<LedgerUnavailableException>(async () => await host.Ledger.AppendAsync(Some(), Cancellation))).Message;
    }

    private async Task AssertVerifiesAsync(long records)
    {
        await using SqliteLedgerReader reader = SqliteLedgerReader.Open(_folder.Database);
        LedgerVerification verification = await LedgerVerifier.VerifyAsync(reader, Cancellation);
        Assert.Empty(verification.Problems);
        Assert.Equal(records, verification.Records);
    }
}
