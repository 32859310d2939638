using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace GenAiMeasures.Storage.Sqlite.Tests;

/// <summary>Invariant 6: after erasure no key, text or identifier is in any file of the store, and the ledger still verifies.</summary>
public sealed class ErasureFileTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 10, 0, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Erased_person_is_in_no_file_neither_by_text_nor_by_id_nor_by_key()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Open files are copied by cp.");
        byte[] wrapped;
        await using (LedgerHost host = Open())
        {
            await WriteAsync(host, "canary-zhang-san", 30);
            await WriteAsync(host, "other", 30);
            wrapped = await WrappedKeyAsync();
            Assert.True(FileSearch.Finds(_folder, wrapped));
            _clock.Advance(TimeSpan.FromDays(230));
            await EraseAsync(host, "canary-zhang-san");

            Assert.False(FileSearch.Finds(_folder, wrapped), "The wrapped key is still in a file.");
        }

        Assert.False(FileSearch.Finds(_folder, "canary"), "Text or id is in a file.");
        await using SqliteLedgerReader reader = SqliteLedgerReader.Open(_folder.Database);
        Assert.True((await LedgerVerifier.VerifyAsync(reader, Cancellation)).IsOk);
        List<LedgerEntry> entries = await reader.ReadAsync(0, Cancellation).ToListAsync(Cancellation);
        Assert.Equal(30, entries.Count(e => e.State == LedgerEntryState.Erased));
        Assert.Equal(30, entries.Count(e => RecordCodec.Read(e) is ExchangeOpened));
    }

    [Fact]
    public async Task Erased_person_does_not_come_back_with_an_older_key_database()
    {
        await using (LedgerHost host = Open())
        {
            await WriteAsync(host, "a", 3);
            await WriteAsync(host, "b", 3);
        }

        File.Copy(_folder.Database + ".keys", _folder.File("keys.backup"));
        _clock.Advance(TimeSpan.FromDays(230));
        await using (LedgerHost host = Open())
        {
            await EraseAsync(host, "a");
        }

        Assert.Equal(3, await OpenedAsync());
        File.Copy(_folder.File("keys.backup"), _folder.Database + ".keys", overwrite: true);
        await using (LedgerHost host = Open())
        {
            await WriteAsync(host, "c", 1);
        }

        Assert.Equal(4, await OpenedAsync());
    }

    [Fact]
    public async Task Number_that_a_restored_key_database_gives_again_does_not_cost_another_person_the_key()
    {
        await using (LedgerHost host = Open())
        {
            await WriteAsync(host, "a", 1);
        }

        File.Copy(_folder.Database + ".keys", _folder.File("keys.backup"));
        await using (LedgerHost host = Open())
        {
            await WriteAsync(host, "b", 1);
            _clock.Advance(TimeSpan.FromDays(230));
            await EraseAsync(host, "b");
        }

        File.Copy(_folder.File("keys.backup"), _folder.Database + ".keys", overwrite: true);
        for (int i = 0; i < 3; i++)
        {
            await using LedgerHost host = Open();
            await WriteAsync(host, "c", 1);
        }

        Assert.Equal(4, await OpenedAsync());
    }

    private LedgerHost Open() => LedgerHost.Open(_folder.Database, services: s => s.AddSingleton<TimeProvider>(_clock));

    private static async Task WriteAsync(LedgerHost host, string person, int count)
    {
        for (int i = 0; i < count; i++)
        {
            var record = new ExchangeOpened
            {
                Exchange = new ExchangeId(new Guid(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16))),
                Person = new Subject(person),
                Session = "session of " + person,
                Streaming = false,
                Messages = i,
            };
            await host.Ledger.AppendAsync(record, Cancellation);
            await host.Ledger.AppendAsync(new ExchangeSettled { Exchange = record.Exchange, Outcome = ExchangeOutcome.Completed }, Cancellation);
        }
    }

    private static async Task EraseAsync(LedgerHost host, string person)
    {
        ISubjectRights rights = host.Services.GetRequiredService<ISubjectRights>();
        SubjectRequest request = await rights.SubmitAsync(new Subject(person), SubjectRequestKind.Delete, Cancellation);
        await rights.VerifyIdentityAsync(request, "sms", passed: true, Cancellation);
        ErasureOutcome outcome = await rights.EraseAsync(request, Cancellation);
        Assert.Equal(1, outcome.Erased);
    }

    private async Task<byte[]> WrappedKeyAsync()
    {
        await using SqliteLedgerReader reader = SqliteLedgerReader.Open(_folder.Database);
        LedgerEntry first = await reader.ReadAsync(0, Cancellation).FirstAsync(Cancellation);
        return Assert.Single(await reader.Keys!.ReadAsync(first.Parts[0].Key!.Value - 1, 1, Cancellation)).Wrapped.ToArray();
    }

    private async Task<int> OpenedAsync()
    {
        await using SqliteLedgerReader reader = SqliteLedgerReader.Open(_folder.Database);
        return await reader.ReadAsync(0, Cancellation).CountAsync(e => RecordCodec.Read(e) is ExchangeOpened, Cancellation);
    }
}
