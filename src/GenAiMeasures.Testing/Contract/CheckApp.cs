using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Testing;

// an app over the place: what a check asks of it
internal sealed class CheckApp(ServiceProvider provider, IStorePlace place, CancellationToken cancellation) : IAsyncDisposable
{
    internal ILedgerStore Store => provider.GetRequiredService<ILedgerStore>();

    internal ILedger Ledger => provider.GetRequiredService<ILedger>();

    internal T Get<T>()
        where T : notnull => provider.GetRequiredService<T>();

    internal IEnumerable<T> GetAll<T>() => provider.GetServices<T>();

    internal ValueTask SettleAsync() => place.SettleAsync(provider, cancellation);

    internal async Task<List<LedgerEntry>> ReadAsync(long fromPosition = 0)
    {
        await SettleAsync();
        await using ILedgerReader reader = await Store.OpenReaderAsync(cancellation);
        return await reader.ReadAsync(fromPosition, cancellation).ToListAsync(cancellation);
    }

    // what the app's own keys open
    internal async Task<List<LedgerEntry>> ReadOpenedAsync()
    {
        using var opener = new RecordOpener(Store.Keys, provider.GetService<IKeyEncryptionKeyProvider>() ?? Store.DefaultKeyProvider);
        List<LedgerEntry> opened = [];
        foreach (LedgerEntry entry in await ReadAsync())
        {
            opened.Add(await opener.OpenAsync(entry, cancellation));
        }

        return opened;
    }

    internal async Task<LedgerVerification> VerifyAsync(Func<ILedgerReader, ILedgerReader>? through = null)
    {
        await SettleAsync();
        await using ILedgerReader reader = await Store.OpenReaderAsync(cancellation);
        return await LedgerVerifier.VerifyAsync(through?.Invoke(reader) ?? reader, cancellation);
    }

    internal async Task VerifiesAsync(long records)
    {
        LedgerVerification verification = await VerifyAsync();
        Expect.Equal("problems that the verification finds", "", string.Join(", ", verification.Problems));
        Expect.Equal("records that verify", records, verification.Records);
    }

    public ValueTask DisposeAsync() => provider.DisposeAsync();
}
