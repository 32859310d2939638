using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Storage.Sqlite.Tests;

public sealed class SqliteStandingStoreTests : IDisposable
{
    private const string Reason = "违反服务协议第五条，经核实";

    private readonly TestFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string State => _folder.Database + ".state";

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_file_is_its_owners_and_holds_no_id_of_a_user()
    {
        const string Canary = "canary-user-4711";
        await using (LedgerHost host = LedgerHost.Open(_folder.Database))
        {
            StandingState state = await Service(host).GetAsync(new Subject(Canary), Cancellation);
            await Service(host).TakeMeasureAsync(state.Subject, new ManualMeasure(StandingStep.Warn, "审核员01", Reason), Cancellation);
        }

        // Windows has access lists in the place of a mode
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(State));
        }

        Assert.All(Directory.EnumerateFiles(_folder.Root), f => Assert.Equal(-1, File.ReadAllBytes(f).AsSpan().IndexOf("canary-user-4711"u8)));
    }

    [Fact]
    public async Task A_file_of_something_else_is_named_and_not_touched()
    {
        await File.WriteAllTextAsync(State, "this is no database, and it is long enough to be looked at as one: " + new string('x', 200), Cancellation);
        await using LedgerHost host = LedgerHost.Open(_folder.Database);

        StateUnavailableException error = await Assert.ThrowsAsync<StateUnavailableException>(async () => await Service(host).GetAsync(new Subject("user-1"), Cancellation));

        Assert.Equal($"'{State}' is not a state file: it is no SQLite database. Correct the path given to UseSqlite(), or remove the file if it is not needed.", error.Message);
        Assert.StartsWith("this is no database", await File.ReadAllTextAsync(State, Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_of_something_else_and_a_later_schema_are_told_apart()
    {
        Make("CREATE TABLE t (x)");
        await using LedgerHost host = LedgerHost.Open(_folder.Database);
        StateUnavailableException other = await Assert.ThrowsAsync<StateUnavailableException>(async () => await Service(host).GetAsync(new Subject("user-1"), Cancellation));
        Make("PRAGMA application_id = 1197829715; PRAGMA user_version = 99");
        StateUnavailableException later = await Assert.ThrowsAsync<StateUnavailableException>(async () => await Service(host).GetAsync(new Subject("user-1"), Cancellation));

        Assert.Equal($"'{State}' is a SQLite database of something else, not a state file of GenAiMeasures. Correct the path.", other.Message);
        Assert.StartsWith($"The state file '{State}' has schema 99, and this version of GenAiMeasures reads schema ", later.Message, StringComparison.Ordinal);

        void Make(string sql)
        {
            using var connection = new SqliteConnection($"Data Source={State};Pooling=False");
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of this test
            command.CommandText = sql;
#pragma warning restore CA2100
            command.ExecuteNonQuery();
        }
    }

    [Fact]
    public async Task A_state_whose_bytes_were_changed_is_an_error_and_not_good_standing()
    {
        string pseudonym;
        await using (LedgerHost host = LedgerHost.Open(_folder.Database))
        {
            pseudonym = await PseudonymAsync(host);
            await Service(host).TakeMeasureAsync(pseudonym, new ManualMeasure(StandingStep.Terminate, "审核员01", Reason), Cancellation);
        }

        using (var connection = new SqliteConnection($"Data Source={State};Pooling=False"))
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "UPDATE standing SET body = substr(body, 1, 20)";
            Assert.Equal(1, command.ExecuteNonQuery());
        }

        await using LedgerHost again = LedgerHost.Open(_folder.Database);
        StateUnavailableException error = await Assert.ThrowsAsync<StateUnavailableException>(async () => await Service(again).FindAsync(pseudonym, Cancellation));
        Assert.Equal($"The state file '{State}' holds a state that cannot be read. Stop the service, keep the file, and go on from a backup.", error.Message);
    }

    private static IStandingService Service(LedgerHost host) => host.Services.GetRequiredService<IStandingService>();

    private static async Task<string> PseudonymAsync(LedgerHost host) => (await Service(host).GetAsync(new Subject("user-1"), Cancellation)).Subject;
}
