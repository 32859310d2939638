using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GenAiMeasures.Tests;

/// <summary>A container with the pipeline around a fake model, and a ledger in memory.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    private readonly ServiceProvider _provider;

    private TestHost(ServiceProvider provider, MemoryLedgerStore store, IChatClient client)
    {
        _provider = provider;
        Store = store;
        Client = client;
    }

    public IServiceProvider Services => _provider;

    public MemoryLedgerStore Store { get; }

    public IChatClient Client { get; }

    public static TestHost Create(
        IChatClient model,
        Action<GenAiComplianceOptions>? configure = null,
        Action<IGenAiComplianceBuilder>? build = null,
        Action<ChatClientBuilder>? client = null,
        bool records = true,
        params ExchangeStage[] stages)
    {
        var services = new ServiceCollection();
        var store = new MemoryLedgerStore();
        IGenAiComplianceBuilder builder = services.AddGenAiCompliance(options =>
        {
            Some.InternalService(options);
            options.Records.Enabled = records;
            if (!records)
            {
                options.Waivers["IM-11-PROTECT"] = "no records in this test";
                options.Waivers["IM-14-2-RECORDS"] = "no records in this test";
                options.Waivers["CSL-23-LOGS"] = "no records in this test";
            }

            configure?.Invoke(options);
        });
        if (records)
        {
            builder.UseLedgerStore<MemoryLedgerStore>();
            services.Replace(ServiceDescriptor.Singleton<ILedgerStore>(store));
        }

        foreach (ExchangeStage stage in stages)
        {
            services.AddSingleton(stage);
        }

        build?.Invoke(builder);
        ServiceProvider provider = services.BuildServiceProvider();
        ChatClientBuilder chat = model.AsBuilder().UseGenAiCompliance();
        client?.Invoke(chat);
        return new TestHost(provider, store, chat.Build(provider));
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _provider.DisposeAsync();
    }
}
