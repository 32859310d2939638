using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GenAiMeasures;

// Refuses to let the app start when a chat client in the container is not wrapped, when a duty is not covered, or when the
// ledger cannot be written. Blind spots: clients that are made outside the container, and those behind a router.
internal sealed class StartupGuard(IServiceCollection descriptors, IServiceProvider services) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        CompliancePipeline pipeline = services.GetRequiredService<CompliancePipeline>();
        CheckClients(pipeline);
        if (pipeline.Ledger is Ledger ledger)
        {
            await ledger.OpenAsync(cancellationToken);
        }

        await pipeline.EnsureStartedAsync();
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void CheckClients(CompliancePipeline pipeline)
    {
        List<string> unwrapped = [];
        using IServiceScope scope = services.CreateScope();
        foreach (ServiceDescriptor descriptor in descriptors)
        {
            if (descriptor.ServiceType != typeof(IChatClient))
            {
                continue;
            }

            foreach (IChatClient client in Resolve(scope.ServiceProvider, descriptor))
            {
                string key = descriptor.IsKeyedService ? descriptor.ServiceKey?.ToString() ?? "" : "default";
                if (client.GetService<ComplianceChatClient>() is not { Seat: ComplianceSeat.Exchange } wrapped)
                {
                    if (!pipeline.Options.UnwrappedClients.ContainsKey(key) && !unwrapped.Contains(key))
                    {
                        unwrapped.Add(key);
                    }
                }
                else if (wrapped.LacksToolSeat)
                {
                    pipeline.Log.ToolSeatMissing();
                }
            }
        }

        if (unwrapped.Count > 0)
        {
            throw new InvalidOperationException(
                "GenAiMeasures does not start: these chat clients in the container are not wrapped, so what they generate is neither screened, labelled nor recorded: "
                + string.Join(", ", unwrapped.Select(k => $"'{k}'"))
                + ". Add .UseGenAiCompliance() as the first call after AddChatClient(...), or give the reason why a client never serves a user under GenAiMeasures:UnwrappedClients:<key>.");
        }
    }

    private static IEnumerable<IChatClient> Resolve(IServiceProvider provider, ServiceDescriptor descriptor)
    {
        if (!descriptor.IsKeyedService)
        {
            return provider.GetServices<IChatClient>();
        }

        // a client registered for any key cannot be enumerated: it is looked at through the key that stands for all
        return ReferenceEquals(descriptor.ServiceKey, KeyedService.AnyKey) ? [] : provider.GetKeyedServices<IChatClient>(descriptor.ServiceKey);
    }
}
