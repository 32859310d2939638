using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GenAiMeasures.Tests;

public sealed class ConfigurationTests : IDisposable
{
    private readonly MemoryLedgerStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Start_records_a_digest_of_every_section_of_the_composed_settings()
    {
        await StartAsync();

        ServiceStarted started = Assert.Single(_store.Records<ServiceStarted>());
        Assert.Equal(
            typeof(GenAiComplianceOptions).GetProperties().Select(p => p.Name).Order(StringComparer.Ordinal), started.Configuration.Keys.Order(StringComparer.Ordinal));
        Assert.All(started.Configuration.Values, d => Assert.Equal(64, d.Length));
        Assert.Empty(_store.Records<ConfigurationChanged>());
    }

    [Fact]
    public async Task Start_with_the_same_settings_in_another_order_is_no_change()
    {
        await StartAsync(o =>
        {
            o.Waivers["IM-13-STABLE"] = "a laboratory without users";
            o.Waivers["IM-9-AGREEMENT"] = "a laboratory without users";
        });
        await StartAsync(o =>
        {
            o.Waivers["IM-9-AGREEMENT"] = "a laboratory without users";
            o.Waivers["IM-13-STABLE"] = "a laboratory without users";
        });

        Assert.Empty(_store.Records<ConfigurationChanged>());
    }

    [Fact]
    public async Task Change_is_recorded_by_name_and_digest_and_without_the_value()
    {
        await StartAsync();
        await StartAsync(o =>
        {
            o.Records.RetainContent = ContentRetention.Always;
            o.Provider.ServiceName = "secret name";
        });

        ConfigurationChanged changed = Assert.Single(_store.Records<ConfigurationChanged>());
        Assert.Equal(["Provider", "Records"], changed.Changes.Select(c => c.Name));
        List<ServiceStarted> starts = [.. _store.Records<ServiceStarted>()];
        Assert.All(changed.Changes, c => Assert.Equal((starts[0].Configuration[c.Name], starts[1].Configuration[c.Name]), (c.Before, c.After)));

        await StartAsync();
        Assert.Equal(2, _store.Records<ConfigurationChanged>().Count());
    }

    [Fact]
    public async Task Settings_of_a_package_or_of_the_host_are_covered_under_the_name_they_are_given()
    {
        foreach (int minutes in new[] { 5, 5, 6 })
        {
            await using ServiceProvider provider = Build(
                s => s.Configure<HostSettings>(h => h.Minutes = minutes),
                build: b => b.RecordSettings("Host", HostSettingsJsonContext.Default.HostSettings).RecordSettings("Host", HostSettingsJsonContext.Default.HostSettings));
            await provider.GetRequiredService<CompliancePipeline>().EnsureStartedAsync();
        }

        List<ServiceStarted> starts = [.. _store.Records<ServiceStarted>()];
        ConfigurationChange change = Assert.Single(Assert.Single(_store.Records<ConfigurationChanged>()).Changes);
        Assert.Equal(new ConfigurationChange("Host", starts[1].Configuration["Host"], starts[2].Configuration["Host"]), change);
        Assert.NotEqual(change.Before, change.After);
        Assert.Throws<ArgumentException>(() => Build(build: b => b.RecordSettings("Records", HostSettingsJsonContext.Default.HostSettings)));
    }

    [Fact]
    public async Task Policy_that_changes_while_the_service_runs_is_recorded_before_the_first_exchange_under_it()
    {
        var versions = new Queue<string>(["1", "1", "2"]);
        var screen = new VersionedScreen(versions.Dequeue);
        await using (ServiceProvider provider = Build(s => s.AddSingleton<ExchangeStage>(screen)))
        {
            for (int i = 0; i < 3; i++)
            {
                await AskAsync(provider);
            }
        }

        versions.Enqueue("2");
        await using (ServiceProvider provider = Build(s => s.AddSingleton<ExchangeStage>(screen)))
        {
            await AskAsync(provider);
        }

        ConfigurationChanged changed = Assert.Single(_store.Records<ConfigurationChanged>());
        Assert.Equal([new ConfigurationChange("policy:words", "1", "2")], changed.Changes);
        Assert.Equal(
            [RecordKind.ExchangeOpened, RecordKind.ExchangeSettled, RecordKind.ExchangeOpened, RecordKind.ExchangeSettled, RecordKind.ConfigurationChanged, RecordKind.ExchangeOpened],
            _store.SealedEntries.Select(e => e.Kind).Where(k => k is not (RecordKind.ServiceStarted or RecordKind.DutyWaived)).Take(6));
        Assert.Equal("2", _store.Records<ExchangeOpened>().Last().Policies["words"]);
    }

    private static async Task AskAsync(ServiceProvider provider)
    {
        using IChatClient client = FakeChatClient.Saying("好").AsBuilder().UseGenAiCompliance().Build(provider);
        await client.StreamAsync("问");
    }

    private async Task StartAsync(Action<GenAiComplianceOptions>? configure = null)
    {
        await using ServiceProvider provider = Build(configure: configure);
        await provider.GetRequiredService<CompliancePipeline>().EnsureStartedAsync();
    }

    private ServiceProvider Build(Action<IServiceCollection>? more = null, Action<GenAiComplianceOptions>? configure = null, Action<IGenAiComplianceBuilder>? build = null)
    {
        var services = new ServiceCollection();
        IGenAiComplianceBuilder builder = services.AddGenAiCompliance(o =>
        {
            Some.InternalService(o);
            configure?.Invoke(o);
        }).UseLedgerStore<MemoryLedgerStore>();
        services.Replace(ServiceDescriptor.Singleton<ILedgerStore>(_store));
        more?.Invoke(services);
        build?.Invoke(builder);
        return services.BuildServiceProvider();
    }

    private sealed class VersionedScreen(Func<string> version) : ExchangeStage
    {
        public override string Name => "words";

        public override int Order => StageOrder.Screen;

        public override ExchangeScreen OpenScreen(Exchange exchange) => new Screen(version());

        private sealed class Screen(string version) : ExchangeScreen
        {
            public override string Name => "words";

            public override string PolicyVersion { get; } = version;

            public override TextScreen? OpenText(ContentPlace place) => null;
        }
    }
}
