using System.Text;
using FsCheck.Xunit;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Storage.Sqlite.Tests;

/// <summary>The case store on its file: the reader beside it, and an older file. Its contract: SqliteContractTests.</summary>
public sealed class CaseStoreTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero);

    private readonly TestFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Property(MaxTest = 25)]
    public async Task The_reader_of_the_file_answers_every_question_as_the_memory_does(byte[] seeds, bool? open, byte due, byte wake, bool unrecorded, bool byDue, byte limit)
    {
        using var folder = new TestFolder();
        await using LedgerHost host = LedgerHost.Open(folder.Database);
        ICaseStore file = host.Services.GetRequiredService<ICaseStore>();
        var memory = new MemoryCaseStore();
        foreach ((byte seed, int i) in (seeds ?? []).Prepend((byte)1).Take(12).Select((s, i) => (s, i)))
        {
            CaseState state = Case($"c{i % 7}", ((await memory.FindAsync("test", $"c{i % 7}", Cancellation))?.Version ?? 0) + 1) with
            {
                IsOpen = seed % 3 != 0,
                DueAt = seed % 5 == 0 ? null : Start.AddHours(seed % 11),
                WakeAt = seed % 4 == 0 ? null : Start.AddHours(seed % 13),
                Unrecorded = seed % 2,
            };
            Assert.Equal(await memory.TryCommitAsync(state, Cancellation), await file.TryCommitAsync(state, Cancellation));
        }

        var query = new CaseQuery("test")
        {
            IsOpen = open,
            DueBy = due % 3 == 0 ? null : Start.AddHours(due % 11),
            WakeBy = wake % 3 == 0 ? null : Start.AddHours(wake % 13),
            Unrecorded = unrecorded,
            ByDue = byDue,
            Limit = limit % 4 == 0 ? null : limit % 5,
        };

        List<string> kept = await memory.ListAsync(query, Cancellation).Select(Text).ToListAsync(Cancellation);
        using SqliteStateReader reader = SqliteStateReader.Open(folder.Database);
        Assert.Equal(kept, reader.ReadCases(query).Select(Text));
    }

    [Fact]
    public async Task A_state_file_of_the_first_version_gains_cases_and_keeps_what_it_had()
    {
        string state = _folder.Database + ".state";
        await using (LedgerHost host = LedgerHost.Open(_folder.Database))
        {
            await host.Services.GetRequiredService<ICaseStore>().TryCommitAsync(Case("a", 1), Cancellation);
            await host.Services.GetRequiredService<IAgreementStore>().AddAsync("s", "1", Start, Cancellation);
        }

        Execute(state, "DROP TABLE cases; PRAGMA user_version = 1");
        using (SqliteStateReader old = SqliteStateReader.Open(_folder.Database))
        {
            Assert.Empty(old.ReadCases(new CaseQuery("test")));
            Assert.Null(old.FindCase("test", "a"));
        }

        await using LedgerHost again = LedgerHost.Open(_folder.Database);
        Assert.True(await again.Services.GetRequiredService<ICaseStore>().TryCommitAsync(Case("a", 1), Cancellation));
        Assert.Equal(Start, await again.Services.GetRequiredService<IAgreementStore>().FindAsync("s", "1", Cancellation));
    }

    private static string Text(CaseState state) => $"{state.Id} {state.Version} {state.IsOpen} {state.DueAt:O} {state.WakeAt:O} {state.Unrecorded} {Encoding.UTF8.GetString(state.Body.Span)}";

    private static void Execute(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of this class
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static CaseState Case(string id, long version) => new()
    {
        Kind = "test",
        Id = id,
        Version = version,
        IsOpen = true,
        DueAt = Start,
        Body = Encoding.UTF8.GetBytes($"{id}{version}"),
    };
}
