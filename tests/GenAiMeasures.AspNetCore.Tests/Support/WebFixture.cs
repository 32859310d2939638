using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.AspNetCore.Tests;

/// <summary>One running app for the tests of a class that only look, or that each use a user of their own.</summary>
public sealed class WebFixture : IAsyncLifetime
{
    private TestWeb? _web;

    internal TestWeb Web => _web ?? throw new InvalidOperationException("The app has not started.");

    public async ValueTask InitializeAsync() => _web = await TestWeb.StartAsync(
        FakeChatClient.Saying("good ", "bad", " end"),
        web => web.Client.Record = true,
        build: builder => builder.Services.AddSingleton<ExchangeStage>(new TestScreen().With("bad", Verdict.Stop, "A.1.h").With("evil", Verdict.Refuse, "A.1.a")));

    public async ValueTask DisposeAsync()
    {
        if (_web is not null)
        {
            await _web.DisposeAsync();
        }
    }
}
