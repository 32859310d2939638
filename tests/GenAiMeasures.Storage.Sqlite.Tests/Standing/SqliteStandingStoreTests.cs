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
    public async Task Standing_and_counters_survive_a_restart()
    {
        StandingState before;
        await using (LedgerHost host = LedgerHost.Open(_folder.Database))
        {
            IStandingService service = Service(host);
            before = await service.TakeMeasureAsync(await PseudonymAsync(host), new ManualMeasure(StandingStep.Terminate, "审核员01", Reason), Cancellation);
        }

        await using LedgerHost again = LedgerHost.Open(_folder.Database);
        StandingState after = await Service(again).GetAsync(new Subject("user-1"), Cancellation);

        Assert.Equal((Standing.Terminated, 1), (after.Standing, after.Changes.Count));
        Assert.Equal(before.ToUtf8Bytes(), after.ToUtf8Bytes());
    }

    [Fact]
    public async Task Writers_at_the_same_time_count_every_exchange_once()
    {
        await using LedgerHost host = LedgerHost.Open(_folder.Database);
        IStandingStore store = host.Services.GetRequiredService<IStandingStore>();
        ExchangeId[] exchanges = [.. Enumerable.Range(1, 100).Select(Id)];

        // each exchange is brought twice, by two writers
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            foreach (ExchangeId exchange in exchanges.Where((_, i) => i % 4 == writer % 4))
            {
                await CountAsync(store, "subject", exchange);
            }
        })));

        StandingState state = (await store.FindAsync("subject", Cancellation))!;
        Assert.Equal((100, 100L), (state.Today, state.Version));
    }

    [Fact]
    public async Task Two_stores_on_one_file_count_every_exchange_once()
    {
        await using LedgerHost first = LedgerHost.Open(_folder.Database);
        await using LedgerHost second = LedgerHost.Open(_folder.Database);
        IStandingStore[] stores = [first.Services.GetRequiredService<IStandingStore>(), second.Services.GetRequiredService<IStandingStore>()];

        await Task.WhenAll(stores.Select(store => Task.Run(async () =>
        {
            for (int i = 1; i <= 60; i++)
            {
                await CountAsync(store, "subject", Id(i));
            }
        })));

        Assert.Equal(60, (await stores[0].FindAsync("subject", Cancellation))!.Today);
    }

    [Fact]
    public async Task A_state_that_came_in_between_is_a_conflict_and_writes_nothing()
    {
        await using LedgerHost host = LedgerHost.Open(_folder.Database);
        IStandingStore store = host.Services.GetRequiredService<IStandingStore>();
        StandingState one = new() { Subject = "subject", Version = 1, Today = 1 };

        Assert.Equal(StandingCommit.Committed, await store.TryCommitAsync(one, Id(1), Cancellation));
        Assert.Equal(StandingCommit.Conflict, await store.TryCommitAsync(one, Id(2), Cancellation));
        Assert.Equal(StandingCommit.Conflict, await store.TryCommitAsync(one with { Version = 3 }, Id(2), Cancellation));
        Assert.Equal(StandingCommit.AlreadyCounted, await store.TryCommitAsync(one with { Version = 2, Today = 2 }, Id(1), Cancellation));
        Assert.Equal(StandingCommit.Committed, await store.TryCommitAsync(one with { Version = 2, Today = 2 }, Id(2), Cancellation));
        Assert.Equal(2, (await store.FindAsync("subject", Cancellation))!.Today);
    }

    [Fact]
    public async Task The_list_goes_on_over_many_pages()
    {
        await using LedgerHost host = LedgerHost.Open(_folder.Database);
        IStandingStore store = host.Services.GetRequiredService<IStandingStore>();
        for (int i = 0; i < 1_203; i++)
        {
            await store.TryCommitAsync(new StandingState { Subject = $"{i:x8}", Version = 1, Standing = i % 2 == 0 ? Standing.Warned : Standing.Good }, null, Cancellation);
        }

        List<StandingState> warned = await store.ListAsync(Standing.Warned, Cancellation).ToListAsync(Cancellation);

        Assert.Equal(602, warned.Count);
        Assert.Equal(warned.Select(s => s.Subject).Order(StringComparer.Ordinal), warned.Select(s => s.Subject));
    }

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

    private static async Task CountAsync(IStandingStore store, string subject, ExchangeId exchange)
    {
        while (true)
        {
            StandingState state = await store.FindAsync(subject, Cancellation) ?? new StandingState { Subject = subject };
            StandingState next = state with { Version = state.Version + 1, Today = state.Today + 1 };
            if (await store.TryCommitAsync(next, exchange, Cancellation) != StandingCommit.Conflict)
            {
                return;
            }
        }
    }

    private static ExchangeId Id(int number) => new(new Guid(number, 0, 0, new byte[8]));

    private static IStandingService Service(LedgerHost host) => host.Services.GetRequiredService<IStandingService>();

    private static async Task<string> PseudonymAsync(LedgerHost host) => (await Service(host).GetAsync(new Subject("user-1"), Cancellation)).Subject;
}
