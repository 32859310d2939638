using System.Text;
using FsCheck.Xunit;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Storage.Sqlite.Tests;

/// <summary>The contract of a case store, on the file and in memory.</summary>
public sealed class CaseStoreTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero);

    private readonly TestFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Only_the_state_that_follows_replaces_one()
    {
        await using LedgerHost host = LedgerHost.Open(_folder.Database);
        foreach (ICaseStore store in new[] { host.Services.GetRequiredService<ICaseStore>(), new MemoryCaseStore() })
        {
            Assert.True(await store.TryCommitAsync(Case("a", 1), Cancellation));
            Assert.False(await store.TryCommitAsync(Case("a", 1), Cancellation));
            Assert.False(await store.TryCommitAsync(Case("a", 3), Cancellation));
            Assert.False(await store.TryCommitAsync(Case("b", 2), Cancellation));
            Assert.True(await store.TryCommitAsync(Case("a", 2) with { IsOpen = false, DueAt = null }, Cancellation));
            Assert.True(await store.TryCommitAsync(Case("a", 1) with { Kind = "other" }, Cancellation));

            CaseState found = (await store.FindAsync("test", "a", Cancellation))!;
            Assert.Equal((2L, false, null, "a2"), (found.Version, found.IsOpen, found.DueAt, Encoding.UTF8.GetString(found.Body.Span)));
            Assert.Null(await store.FindAsync("test", "b", Cancellation));
        }
    }

    [Property(MaxTest = 25)]
    public async Task The_file_and_the_memory_answer_every_question_alike(byte[] seeds, bool? open, byte due, byte wake, bool unrecorded, bool byDue, byte limit)
    {
        using var folder = new TestFolder();
        await using LedgerHost host = LedgerHost.Open(folder.Database);
        ICaseStore file = host.Services.GetRequiredService<ICaseStore>();
        var memory = new MemoryCaseStore();
        foreach ((byte seed, int i) in (seeds ?? []).Take(12).Select((s, i) => (s, i)))
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
        Assert.Equal(kept, await file.ListAsync(query, Cancellation).Select(Text).ToListAsync(Cancellation));
        Assert.Equal(await memory.CountAsync(query, Cancellation), await file.CountAsync(query, Cancellation));

        using SqliteStateReader reader = SqliteStateReader.Open(folder.Database);
        Assert.Equal(kept, reader.ReadCases(query).Select(Text));
    }

    [Fact]
    public async Task More_than_a_page_is_listed_in_order_by_number_and_by_due_day()
    {
        await using LedgerHost host = LedgerHost.Open(_folder.Database);
        ICaseStore store = host.Services.GetRequiredService<ICaseStore>();
        for (int i = 0; i < 450; i++)
        {
            await store.TryCommitAsync(Case($"c{i:000}", 1) with { DueAt = Start.AddHours(i % 3) }, Cancellation);
        }

        List<CaseState> byNumber = await store.ListAsync(new CaseQuery("test"), Cancellation).ToListAsync(Cancellation);
        List<CaseState> byDue = await store.ListAsync(new CaseQuery("test") { ByDue = true, IsOpen = true }, Cancellation).ToListAsync(Cancellation);

        Assert.Equal(Enumerable.Range(0, 450).Select(i => $"c{i:000}"), byNumber.Select(s => s.Id));
        Assert.Equal(byNumber.OrderBy(s => s.DueAt).ThenBy(s => s.Id, StringComparer.Ordinal).Select(s => s.Id), byDue.Select(s => s.Id));
        Assert.Equal(203, await store.ListAsync(new CaseQuery("test") { Limit = 203 }, Cancellation).CountAsync(Cancellation));
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
