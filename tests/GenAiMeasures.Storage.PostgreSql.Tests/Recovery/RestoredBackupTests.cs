using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace GenAiMeasures.Storage.PostgreSql.Tests;

/// <summary>An older base backup in the place of the database: refused by whoever runs and by whoever starts, and no erased person comes back with it.</summary>
public sealed class RestoredBackupTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 10, 0, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Older_base_backup_is_refused_and_when_it_is_accepted_the_erased_stay_erased()
    {
        using PostgresServer server = PostgresServer.Start();
        await using var ledger = new TestLedger(server);
        await using LedgerHost running = Open(ledger);
        await WriteAsync(running, "zhang", 3);
        await WriteAsync(running, "other", 3);
        string backup = server.Backup("backup");
        _clock.Advance(TimeSpan.FromDays(230));
        await EraseAsync(running, "zhang");
        await using (LedgerHost second = Open(ledger))
        {
            await WriteAsync(second, "other", 2);
        }

        Assert.Equal(5, await OpenedAsync(ledger));
        server.Stop("immediate");
        server.Restore(backup);
        server.StartAgain();

        // who ran meanwhile knows what was acknowledged to it
        await RefusalAsync(running);
        Assert.Equal(
            "The ledger's database was put back to an earlier time while this instance wrote to it: records that were acknowledged are not in it. Stop every instance, and bring the newer database back or accept the loss with 'genai-measures records recover --database …'.",
            await RefusalAsync(running));
        await using (LedgerHost started = Open(ledger))
        {
            Assert.StartsWith("The ledger is rolled back: the checkpoint 'genai-measures/ledger/", await RefusalAsync(started), StringComparison.Ordinal);
        }

        await running.KillAsync();
        Assert.Equal(6, await OpenedAsync(ledger));
        LedgerRecoveryResult result = await PostgreSqlLedgerRecovery.RecoverAsync(ledger.Options, time: _clock, cancellationToken: Cancellation);

        Assert.NotEmpty(result.Lost);
        Assert.True(result.ErasedAgain > 0);
        Assert.Equal(3, await OpenedAsync(ledger));
        await using LedgerHost again = Open(ledger);
        await WriteAsync(again, "other", 1);
        await using PostgreSqlLedgerReader reader = await ledger.OpenReaderAsync();
        Assert.Empty((await LedgerVerifier.VerifyAsync(reader, Cancellation)).Problems);
        Assert.Single(await reader.ReadAsync(0, Cancellation).Select(RecordCodec.Read).OfType<LedgerRestored>().ToListAsync(Cancellation));
    }

    [Fact]
    public async Task Recover_of_a_sound_database_changes_nothing()
    {
        await using var ledger = new TestLedger();
        await using (LedgerHost host = Open(ledger))
        {
            await WriteAsync(host, "other", 4);
        }

        LedgerRecoveryResult result = await PostgreSqlLedgerRecovery.RecoverAsync(ledger.Options, time: _clock, cancellationToken: Cancellation);

        Assert.Empty(result.Lost);
        Assert.Equal((0, 0), (result.ErasedAgain, result.Interrupted));
        Assert.Equal(4, await OpenedAsync(ledger));
    }

    [Fact]
    public async Task Recover_makes_no_ledger_where_there_is_none()
    {
        await using var ledger = new TestLedger();

        LedgerUnavailableException refusal = await Assert.ThrowsAsync<LedgerUnavailableException>(
            async () => await PostgreSqlLedgerRecovery.RecoverAsync(ledger.Options, cancellationToken: Cancellation));

        Assert.Equal("The database holds no ledger in this schema. Correct the connection string or GenAiMeasures:PostgreSql:Schema.", refusal.Message);
    }

    private LedgerHost Open(TestLedger ledger) => ledger.Open(services: s => s.AddSingleton<TimeProvider>(_clock));

    private static async Task<string> RefusalAsync(LedgerHost host) =>
        (await Assert.ThrowsAsync<LedgerUnavailableException>(() => WriteAsync(host, "other", 1))).Message;

    private static async Task WriteAsync(LedgerHost host, string person, int count)
    {
        for (int i = 0; i < count; i++)
        {
            var id = new ExchangeId(new Guid(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16)));
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

    private static async Task<int> OpenedAsync(TestLedger ledger)
    {
        await using PostgreSqlLedgerReader reader = await ledger.OpenReaderAsync();
        return await reader.ReadAsync(0, Cancellation).CountAsync(e => RecordCodec.Read(e) is ExchangeOpened, Cancellation);
    }
}
