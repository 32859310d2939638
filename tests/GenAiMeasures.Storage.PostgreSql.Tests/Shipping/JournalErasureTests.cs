using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Storage.PostgreSql.Tests;

public sealed class JournalErasureTests : IAsyncDisposable
{
    private readonly TestLedger _ledger = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _ledger.DisposeAsync();

    [Fact]
    public async Task Erasure_reaches_what_another_instance_had_not_shipped_yet()
    {
        using var proxy = new TcpProxy(PostgresServer.Shared.Port);
        await using LedgerHost away = _ledger.OpenJournal(proxy);
        await using LedgerHost here = _ledger.OpenJournal();
        await here.WriteExchangeAsync(Some.Subject, said: "here");
        await here.DrainAsync();
        await away.WriteExchangeAsync();
        await away.DrainAsync();
        proxy.Cut();
        await away.WriteExchangeAsync(Some.Subject, said: "never seen by anybody else");
        byte[] wrapped = ContentKey(away).Wrapped.ToArray();

        await EraseAsync(here);
        Assert.Equal(0L, await _ledger.ScalarAsync<long>("SELECT count(*) FROM parts WHERE part = 2 AND box IS NOT NULL"));
        proxy.Mend();
        await away.Journal().Shipper!.UntilAsync(s => s.DestroyedElsewhere > 0);
        await away.DrainAsync();

        Assert.Equal([0, 0], (await ContentsAsync()).Select(c => c.Length));
        Assert.Equal(0L, await _ledger.ScalarAsync<long>("SELECT count(*) FROM parts WHERE part = 2 AND box IS NOT NULL"));
        Assert.Equal(0L, await _ledger.ScalarAsync<long>($"SELECT count(*) FROM keys WHERE wrapped = decode('{Convert.ToHexString(wrapped)}', 'hex')"));
        Assert.All(Directory.GetFiles(_ledger.Folder.Root, "*", SearchOption.AllDirectories), file => Assert.Equal(-1, ReadShared(file).AsSpan().IndexOf(wrapped)));

        // a new life has a new key
        await away.WriteExchangeAsync(Some.Subject, said: "after");
        await away.DrainAsync();
        Assert.Contains("after", string.Join(' ', await ContentsAsync()), StringComparison.Ordinal);
        Assert.Empty((await _ledger.VerifyAsync()).Problems);
    }

    [Fact]
    public async Task Erasure_is_answered_only_when_everything_of_the_person_is_in_the_database()
    {
        using var proxy = new TcpProxy(PostgresServer.Shared.Port);
        await using LedgerHost host = _ledger.OpenJournal(proxy);
        await host.WriteExchangeAsync(Some.Subject, said: "first");
        await host.DrainAsync();
        ISubjectRights rights = host.Services.GetRequiredService<ISubjectRights>();
        SubjectRequest request = await rights.SubmitAsync(Some.Subject, SubjectRequestKind.Delete, Cancellation);
        await rights.VerifyIdentityAsync(request, "sms", passed: true, Cancellation);
        proxy.Cut();
        await host.WriteExchangeAsync(Some.Subject, said: "second");

        Exception refused = await Assert.ThrowsAnyAsync<Exception>(async () => await rights.EraseAsync(request, Cancellation));
        Assert.True(refused is LedgerUnavailableException or StateUnavailableException);

        proxy.Mend();
        await host.DrainAsync();
        ErasureOutcome outcome = await rights.EraseAsync(request, Cancellation);
        await host.DrainAsync();
        Assert.Equal(1, outcome.Erased);
        Assert.Equal([0, 0], (await ContentsAsync()).Select(c => c.Length));
        Assert.Empty((await _ledger.VerifyAsync()).Problems);
    }

    [Fact]
    public async Task Erasure_while_instances_write_leaves_nothing_of_the_person_and_all_of_everybody_else()
    {
        await using LedgerHost first = _ledger.OpenJournal();
        await using LedgerHost second = _ledger.OpenJournal();
        await first.WriteExchangeAsync(Some.Subject, "mine", "secret");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        Task[] writing = [.. new[] { first, second }.Select(host => Task.Run(
            async () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    await host.WriteExchangeAsync(Some.Subject, "mine", "secret");
                    await host.WriteExchangeAsync(new Subject("other"), "theirs", "kept");
                }
            },
            Cancellation))];
        for (int i = 0; i < 3; i++)
        {
            await Task.Delay(50, Cancellation);
            await EraseAsync(first);
        }

        await stop.CancelAsync();
        await Task.WhenAll(writing);
        await EraseAsync(second);
        await first.Journal().Shipper!.UntilAsync(s => s.DestroyedElsewhere > 0);
        await Task.Delay(200, Cancellation);
        await first.DrainAsync();
        await second.DrainAsync();

        await using PostgreSqlLedgerReader reader = await _ledger.OpenReaderAsync();
        int mine = 0;
        await foreach (LedgerEntry entry in reader.ReadAsync(0, Cancellation).Where(e => e.Kind == RecordKind.ExchangeSettled))
        {
            bool isMine = Assert.IsType<ExchangeSettled>(RecordCodec.Read(entry)).Model == "mine";
            mine += isMine ? 1 : 0;
            Assert.Equal(isMine, entry.Content.IsEmpty);
        }

        Assert.NotEqual(0, mine);
        Assert.Empty((await _ledger.VerifyAsync()).Problems);
    }

    private async Task<List<string>> ContentsAsync()
    {
        await using PostgreSqlLedgerReader reader = await _ledger.OpenReaderAsync();
        return await reader.ReadAsync(0, Cancellation).Where(e => e.Kind == RecordKind.ExchangeSettled && e.Header.Length > 200)
            .Select(e => System.Text.Encoding.UTF8.GetString(e.Content.Span)).ToListAsync(Cancellation);
    }

    // of content, as retention.json numbers it
    private static LedgerKey ContentKey(LedgerHost host)
    {
        int content = host.Services.GetRequiredService<IRetentionService>().Classes.Single(c => c.Code == "content").Id;
        return host.Journal().Staged.All().Single(k => k.Name.Class == content);
    }

    private static async Task EraseAsync(LedgerHost host)
    {
        ISubjectRights rights = host.Services.GetRequiredService<ISubjectRights>();
        SubjectRequest request = await rights.SubmitAsync(Some.Subject, SubjectRequestKind.Delete, Cancellation);
        await rights.VerifyIdentityAsync(request, "sms", passed: true, Cancellation);
        await rights.EraseAsync(request, Cancellation);
    }

    private static byte[] ReadShared(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            byte[] bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }
        catch (IOException)
        {
            // a lock file
            return [];
        }
    }
}
