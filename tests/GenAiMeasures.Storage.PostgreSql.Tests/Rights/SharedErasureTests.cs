using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace GenAiMeasures.Storage.PostgreSql.Tests;

/// <summary>Invariant 6 on several instances: a key that one of them destroyed is used by none, and what was sealed under it is gone.</summary>
public sealed class SharedErasureTests : IAsyncDisposable
{
    private readonly TestLedger _ledger = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 10, 0, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _ledger.DisposeAsync();

    [Fact]
    public async Task Person_erased_on_one_instance_is_erased_for_all_and_every_proof_holds()
    {
        await using LedgerHost first = Open();
        await using LedgerHost second = Open();
        await WriteAsync(first, "zhang", 3);
        await WriteAsync(second, "zhang", 4);
        await WriteAsync(second, "other", 2);
        _clock.Advance(TimeSpan.FromDays(230));

        await EraseAsync(first, "zhang");

        await using PostgreSqlLedgerReader reader = await _ledger.OpenReaderAsync();
        List<LedgerEntry> entries = await reader.ReadAsync(0, Cancellation).ToListAsync(Cancellation);
        Assert.Equal(14, entries.Count(e => e.State == LedgerEntryState.Erased));
        Assert.Equal(2, entries.Count(e => RecordCodec.Read(e) is ExchangeOpened));
        Assert.Empty((await LedgerVerifier.VerifyAsync(reader, Cancellation)).Problems);
        Assert.Equal(0L, await _ledger.ScalarAsync<long>("SELECT count(*) FROM parts p WHERE key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM keys k WHERE k.number = p.key)"));
    }

    [Fact]
    public async Task Instance_that_holds_an_erased_key_forgets_it_with_the_next_question_and_what_it_sealed_under_it_meanwhile_is_deleted()
    {
        await using LedgerHost first = Open();
        await using LedgerHost second = Open();
        await WriteAsync(first, "zhang", 1);
        await WriteAsync(second, "zhang", 1);
        long[] keys = await KeysAsync(second);

        await HeardAsync(first, second);

        // the second instance has both keys opened, and does not hear of their end before it writes again
        await first.Store.Keys.DestroyAsync([.. keys.Select(k => new DestroyedKey(k, new string('0', 32)))], Cancellation);
        await first.Store.DeleteBoxesAsync(keys, 500, Cancellation);
        await WriteAsync(second, "zhang", 1);
        Assert.NotEqual(0L, await DanglingAsync());
        await PollAsync(second);

        Assert.Equal(0L, await DanglingAsync());
        await WriteAsync(second, "zhang", 1);
        Assert.Equal(0L, await DanglingAsync());
        Assert.DoesNotContain(await KeysAsync(second), keys.Contains);
        await using PostgreSqlLedgerReader reader = await _ledger.OpenReaderAsync();
        Assert.Empty((await LedgerVerifier.VerifyAsync(reader, Cancellation)).Problems);
    }

    [Fact]
    public async Task Commit_that_ends_after_the_question_and_was_sealed_before_it_leaves_nothing_under_an_erased_key()
    {
        await using LedgerHost first = Open();
        await using LedgerHost second = Open();
        await WriteAsync(second, "zhang", 1);
        await WriteAsync(first, "zhang", 1);
        long[] keys = await KeysAsync(second);
        int moments = 0;
        second.Connections.Fault = moment =>
        {
            if (moment == "commit written" && moments++ == 0)
            {
                // sealed, written and not committed: now the keys go, and the instance hears of it
                first.Store.Keys.DestroyAsync([.. keys.Select(k => new DestroyedKey(k, new string('0', 32)))], Cancellation).AsTask().GetAwaiter().GetResult();
                first.Store.DeleteBoxesAsync(keys, 500, Cancellation).AsTask().GetAwaiter().GetResult();
                PollAsync(second).GetAwaiter().GetResult();
            }

            return null;
        };

        await WriteAsync(second, "zhang", 1);

        Assert.True(moments > 0);
        Assert.Equal(0L, await DanglingAsync());
    }

    [Fact]
    public async Task Machine_keeps_with_its_checkpoints_what_other_machines_destroyed()
    {
        using var elsewhere = new TestFolder();
        await using LedgerHost first = Open();
        await WriteAsync(first, "zhang", 1);
        File.Copy(Path.Combine(_ledger.Folder.Root, "ledger.key"), elsewhere.File("ledger.key"));
        await using (LedgerHost second = Open(o => o.Folder = elsewhere.Root))
        {
            await WriteAsync(second, "other", 1);
            _clock.Advance(TimeSpan.FromDays(230));
            await EraseAsync(first, "zhang");
            await PollAsync(second);
        }

        string[] own = await File.ReadAllLinesAsync(Path.Combine(_ledger.Folder.Root, "checkpoints.erasures"), Cancellation);
        Assert.NotEmpty(own);
        Assert.Equal(own.Order(), (await File.ReadAllLinesAsync(elsewhere.File("checkpoints.erasures"), Cancellation)).Order());
    }

    [Fact]
    public async Task Holds_that_two_instances_set_at_once_are_both_kept()
    {
        await using LedgerHost first = Open();
        await using LedgerHost second = Open();
        LedgerHost[] hosts = [first, second];
        await WriteAsync(first, "zhang", 1);
        await WriteAsync(second, "zhang", 1);

        await Task.WhenAll(Enumerable.Range(0, 10).Select(i => hosts[i % 2].Services.GetRequiredService<IRetentionService>().HoldAsync(
            new LegalHold($"H-{i}", "court order of a test", "tester", new DateOnly(2027, 1, 1)), new Subject("zhang"), ["security-log"], Cancellation).AsTask()));

        IRetentionService retention = second.Services.GetRequiredService<IRetentionService>();
        for (int i = 0; i < 10; i++)
        {
            Assert.True(await retention.ReleaseAsync($"H-{i}", "tester", "the case is closed", Cancellation));
        }
    }

    private LedgerHost Open(Action<PostgreSqlOptions>? options = null) => _ledger.Open(services: s => s.AddSingleton<TimeProvider>(_clock), options: options);

    // the first question of a start is asked beside everything else
    private static Task HeardAsync(params LedgerHost[] hosts) => Waiting.UntilAsync(
        () => new(hosts.All(h => h.Services.GetRequiredService<PostgreSqlPoll>().Answers > 0)), "No instance was answered.");

    private static Task PollAsync(LedgerHost host) => host.Services.GetRequiredService<PostgreSqlPoll>().PollAsync(Cancellation).AsTask();

    private Task<long> DanglingAsync() =>
        _ledger.ScalarAsync<long>("SELECT count(*) FROM parts p WHERE key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM keys k WHERE k.number = p.key)");

    private static async Task<long[]> KeysAsync(LedgerHost host) =>
        [.. (await host.Store.Keys.ReadAsync(0, 1_000, Cancellation)).Where(k => !k.Name.Subject.IsService).Select(k => k.Number)];

    private static async Task WriteAsync(LedgerHost host, string person, int count)
    {
        for (int i = 0; i < count; i++)
        {
            var id = new ExchangeId(new Guid(RandomNumberGenerator.GetBytes(16)));
            await host.Ledger.AppendAsync(new ExchangeOpened { Exchange = id, Person = new Subject(person), Streaming = false, Messages = i }, Cancellation);
            await host.Ledger.AppendAsync(new ExchangeSettled { Exchange = id, Person = new Subject(person), Outcome = ExchangeOutcome.Completed }, Cancellation);
        }
    }

    private static async Task EraseAsync(LedgerHost host, string person)
    {
        ISubjectRights rights = host.Services.GetRequiredService<ISubjectRights>();
        SubjectRequest request = await rights.SubmitAsync(new Subject(person), SubjectRequestKind.Delete, Cancellation);
        await rights.VerifyIdentityAsync(request, "sms", passed: true, Cancellation);
        Assert.True((await rights.EraseAsync(request, Cancellation)).Erased > 0);
    }
}
