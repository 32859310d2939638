using GenAiMeasures;
using Microsoft.Extensions.DependencyInjection;

// A ledger in the file that is named first, and so many writers of it: of exchanges, or of "people".
internal static class Worker
{
    internal static async Task<int> RunAsync(string[] args)
    {
        var services = new ServiceCollection();
        services.AddGenAiCompliance(o => o.Scope = ServiceScope.Internal).UseSqlite(args[0]);
        await using ServiceProvider provider = services.BuildServiceProvider();
        int writers = int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture);
        if (args.Length > 2 && args[2] == "people")
        {
            await PeopleWriter.RunAsync(provider, writers);
            return 0;
        }

        return await ExchangeWriter.RunAsync(provider, writers);
    }
}
