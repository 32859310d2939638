using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Cli;

// Writes to the store of a service that is stopped: one file has one writer, and a running service keeps everybody else out.
internal static class StoppedService
{
    internal static async Task<T> RunAsync<T>(string? store, Func<IServiceProvider, Task<T>> action)
    {
        string path = store ?? throw new CliException("--store is missing.");
        if (!File.Exists(path))
        {
            throw new CliException($"The ledger store '{path}' does not exist. Correct the path.");
        }

        var services = new ServiceCollection();

        // the reserve is the service's own: a command that ends does not make or take it
        services.AddGenAiCompliance(o => o.Scope = ServiceScope.Internal).UseSqlite(path, o => o.BallastMegabytes = 0);
        await using ServiceProvider provider = services.BuildServiceProvider();
        try
        {
            return await action(provider);
        }
        catch (Exception exception) when (exception is StateUnavailableException or InvalidOperationException or ArgumentException)
        {
            throw new CliException(exception.Message);
        }
    }
}
