using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Storage.Sqlite.Tests;

public sealed class SqliteAgreementStoreTests : IDisposable
{
    private const string Digest = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private readonly TestFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_acceptance_survives_a_restart_and_the_first_one_stands()
    {
        DateTimeOffset first;
        var subject = new Subject("user-1");
        await using (LedgerHost host = LedgerHost.Open(_folder.Database))
        {
            first = await host.Services.GetRequiredService<IAgreementService>().AcceptAsync(subject, "2026-11", Digest, Cancellation);
        }

        await using LedgerHost again = LedgerHost.Open(_folder.Database);
        IAgreementService service = again.Services.GetRequiredService<IAgreementService>();

        Assert.Equal(first.ToUnixTimeMilliseconds(), (await service.AcceptAsync(subject, "2026-11", Digest, Cancellation)).ToUnixTimeMilliseconds());
        Assert.Null(await service.FindAsync(subject, "2026-12", Cancellation));
        Assert.Null(await service.FindAsync(new Subject("user-2"), "2026-11", Cancellation));
    }
}
