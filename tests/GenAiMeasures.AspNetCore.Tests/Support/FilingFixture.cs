using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.AspNetCore.Tests;

/// <summary>One running app with clocks, complaints and packages, for the tests of a class that each use a person of their own.</summary>
public sealed class FilingFixture : IAsyncLifetime
{
    private TestWeb? _web;

    internal TestWeb Web => _web ?? throw new InvalidOperationException("The app has not started.");

    public async ValueTask InitializeAsync() => _web = await TestWeb.StartAsync(
        FakeChatClient.Saying("good ", "bad", " end"),
        web => web.Client.Record = true,
        build: builder => builder.AddFiling().Services.AddSingleton<ExchangeStage>(new TestScreen().With("bad", Verdict.Stop, "A.1.h").With("evil", Verdict.Refuse, "A.1.a")));

    public async ValueTask DisposeAsync()
    {
        if (_web is not null)
        {
            await _web.DisposeAsync();
        }
    }
}
