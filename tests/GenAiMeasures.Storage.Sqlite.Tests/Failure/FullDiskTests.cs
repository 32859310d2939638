using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace GenAiMeasures.Storage.Sqlite.Tests;

/// <summary>A disk that is full to the last block: recording fails closed, erasing works, and nothing that was acknowledged is lost.</summary>
public sealed class FullDiskTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 10, 0, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Erasure_works_on_a_full_disk_and_recording_waits_until_there_is_room_again()
    {
        using SmallDisk disk = SmallDisk.Mount(megabytes: 48);
        await using (LedgerHost host = Open(disk, ballast: 16))
        {
            await WriteAsync(host, "canary-wang-wu", 40);
            await WriteAsync(host, "other", 40);
            Assert.Equal(16 * 1024 * 1024, new FileInfo(disk.Folder.Database + ".ballast").Length);
            _clock.Advance(TimeSpan.FromDays(230));
            disk.Fill();

            LedgerUnavailableException full = await FillUpAsync(host);
            Assert.EndsWith(" is full. Free space; nothing that was acknowledged is lost.", full.Message, StringComparison.Ordinal);
            Assert.True(File.Exists(disk.Folder.Database + ".ballast"), "What is recorded must not take the room that deleting needs.");

            Assert.Equal(1, (await EraseAsync(host, "canary-wang-wu")).Erased);
            Assert.False(File.Exists(disk.Folder.Database + ".ballast"));

            // the room belongs to deletions now
            disk.Fill();
            LedgerUnavailableException refused = await Assert.ThrowsAsync<LedgerUnavailableException>(() => WriteAsync(host, "other", 1));
            Assert.StartsWith("The disk of the ledger store is full: the space that was kept for deleting is in use", refused.Message, StringComparison.Ordinal);

            disk.Free();
            await WriteAsync(host, "other", 1);
            Assert.Equal(16 * 1024 * 1024, new FileInfo(disk.Folder.Database + ".ballast").Length);
        }

        Assert.False(FileSearch.Finds(disk.Folder, "canary"), "Text or id is in a file.");
        await VerifyAsync(disk, erased: 40, atLeast: 41);
    }

    [Fact]
    public async Task Deletion_by_terms_works_on_a_full_disk()
    {
        using SmallDisk disk = SmallDisk.Mount(megabytes: 48);
        await using LedgerHost host = Open(disk, ballast: 16);
        await WriteAsync(host, "a", 200);
        IRetentionService retention = host.Services.GetRequiredService<IRetentionService>();
        _clock.Advance(TimeSpan.FromDays(400));
        disk.Fill();
        await FillUpAsync(host);

        RetentionRun run = await retention.RunAsync(Cancellation);

        Assert.Equal((null, 1), (run.Refused, run.Keys["security-log"]));
        Assert.NotEmpty(run.Logs);
    }

    [Fact]
    public async Task Store_that_opens_on_a_disk_without_room_for_its_reserve_records_nothing_but_deletions()
    {
        using SmallDisk disk = SmallDisk.Mount(megabytes: 24);
        await using (LedgerHost host = Open(disk, ballast: 0))
        {
            await WriteAsync(host, "a", 3);
        }

        _clock.Advance(TimeSpan.FromDays(230));
        await using LedgerHost small = Open(disk, ballast: 100);
        await Assert.ThrowsAsync<LedgerUnavailableException>(() => WriteAsync(small, "b", 1));
        Assert.Equal(1, (await EraseAsync(small, "a")).Erased);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(65_537)]
    public void Reserve_of_no_sensible_size_is_an_error(int megabytes)
    {
        using var folder = new TestFolder();
        Assert.Throws<ArgumentOutOfRangeException>(() => LedgerHost.Open(folder.Database, ballast: megabytes).Ledger);
    }

    private LedgerHost Open(SmallDisk disk, int ballast) =>
        LedgerHost.Open(disk.Folder.Database, services: s => s.AddSingleton<TimeProvider>(_clock), ballast: ballast);

    // until the log of the database has no block left as well
    private static async Task<LedgerUnavailableException> FillUpAsync(LedgerHost host)
    {
        for (int i = 0; i < 20_000; i++)
        {
            try
            {
                await host.Ledger.AppendAsync(new DutyWaived { Duty = "x", Reason = new string('x', 4_000) }, Cancellation);
            }
            catch (LedgerUnavailableException exception)
            {
                return exception;
            }
        }

        throw new InvalidOperationException("The disk did not fill up.");
    }

    private static async Task WriteAsync(LedgerHost host, string person, int count)
    {
        for (int i = 0; i < count; i++)
        {
            var id = new ExchangeId(Guid.CreateVersion7());
            await host.Ledger.AppendAsync(new ExchangeOpened { Exchange = id, Person = new Subject(person), Session = "of " + person, Streaming = false, Messages = i }, Cancellation);
            await host.Ledger.AppendAsync(new ExchangeSettled { Exchange = id, Person = new Subject(person), Outcome = ExchangeOutcome.Completed }, Cancellation);
        }
    }

    private static async Task<ErasureOutcome> EraseAsync(LedgerHost host, string person)
    {
        ISubjectRights rights = host.Services.GetRequiredService<ISubjectRights>();
        SubjectRequest request = await rights.SubmitAsync(new Subject(person), SubjectRequestKind.Delete, Cancellation);
        await rights.VerifyIdentityAsync(request, "sms", passed: true, Cancellation);
        return await rights.EraseAsync(request, Cancellation);
    }

    private static async Task VerifyAsync(SmallDisk disk, int erased, int atLeast)
    {
        await using SqliteLedgerReader reader = SqliteLedgerReader.Open(disk.Folder.Database);
        Assert.Empty((await LedgerVerifier.VerifyAsync(reader, Cancellation)).Problems);
        List<LedgerEntry> opened = await reader.ReadAsync(0, Cancellation).Where(e => e.Kind == RecordKind.ExchangeOpened).ToListAsync(Cancellation);
        Assert.Equal(erased, opened.Count(e => e.State == LedgerEntryState.Erased));
        Assert.True(opened.Count(e => e.State == LedgerEntryState.Opened) >= atLeast, $"{opened.Count} opened");
    }
}
