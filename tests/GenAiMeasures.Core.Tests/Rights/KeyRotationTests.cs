using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GenAiMeasures.Tests;

public sealed class KeyRotationTests : IDisposable
{
    private readonly MemoryLedgerStore _store = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Every_key_is_wrapped_anew_and_everything_still_opens()
    {
        await using ServiceProvider provider = Build();
        await WriteAsync(provider, 450);

        KeysRotated rotated = await provider.GetRequiredService<IKeyRotationService>().RotateAsync(Cancellation);

        Assert.Equal((2, 450), (rotated.Epoch, rotated.Rewrapped));
        Assert.All(await _store.Keys.ReadAsync(0, 1_000, Cancellation), k => Assert.Equal(2, k.Epoch));
        Assert.Equal(450, _store.Records<DutyWaived>().Count());
        Assert.Equal(rotated, Assert.Single(_store.Records<KeysRotated>()));
        await WriteAsync(provider, 451);
        Assert.Equal(901, _store.Records<DutyWaived>().Count());
    }

    [Fact]
    public async Task Old_wrapped_key_opens_nothing_any_more()
    {
        await using ServiceProvider provider = Build();
        await WriteAsync(provider, 1);
        LedgerKey old = (await _store.Keys.ReadAsync(0, 1, Cancellation))[0];

        await provider.GetRequiredService<IKeyRotationService>().RotateAsync(Cancellation);

        Assert.Null(await _store.DefaultKeyProvider.UnwrapAsync(old.Epoch, old.Wrapped, KeyWrapping.ContextOf(old.Name), Cancellation));
    }

    [Fact]
    public async Task Key_that_does_not_open_stops_the_rotation_before_anything_is_destroyed()
    {
        await using ServiceProvider provider = Build();
        await WriteAsync(provider, 3);
        LedgerKey lost = (await _store.Keys.ReadAsync(1, 1, Cancellation))[0];
        await _store.Keys.UpdateAsync([lost with { Epoch = -1 }], Cancellation);

        LedgerUnavailableException error = await Assert.ThrowsAsync<LedgerUnavailableException>(
            async () => await provider.GetRequiredService<IKeyRotationService>().RotateAsync(Cancellation));

        Assert.StartsWith("The data key 2 does not open under key-encryption epoch -1, so no epoch was destroyed.", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, _store.Records<DutyWaived>().Count());
    }

    [Fact]
    public async Task Recording_goes_on_while_keys_are_rotated()
    {
        await using ServiceProvider provider = Build();
        await WriteAsync(provider, 600);

        await Task.WhenAll(
            WriteAsync(provider, 300, from: 10_000), provider.GetRequiredService<IKeyRotationService>().RotateAsync(Cancellation).AsTask());

        Assert.Equal(900, _store.Records<DutyWaived>().Count());
    }

    private static async Task WriteAsync(ServiceProvider provider, int count, int from = 0)
    {
        ILedger ledger = provider.GetRequiredService<ILedger>();
        for (int i = 0; i < count; i++)
        {
            await ledger.AppendAsync(new DutyWaived { Duty = "x", Reason = "y", Person = new Subject($"user {from + i}") }, Cancellation);
        }
    }

    private ServiceProvider Build()
    {
        var services = new ServiceCollection();
        services.AddGenAiCompliance(Some.InternalService).UseLedgerStore<MemoryLedgerStore>();
        services.Replace(ServiceDescriptor.Singleton<ILedgerStore>(_store));
        return services.BuildServiceProvider();
    }
}
