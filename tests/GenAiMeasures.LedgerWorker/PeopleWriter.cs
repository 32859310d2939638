using GenAiMeasures;
using Microsoft.Extensions.DependencyInjection;

// Takes measures, which open incidents, until it is killed and says on standard output which of them are acknowledged:
// "s <id>" with the number of the measure.
internal static class PeopleWriter
{
    internal static async Task RunAsync(IServiceProvider provider, int writers)
    {
        IStandingService standing = provider.GetRequiredService<IStandingService>();
        TimeProvider time = provider.GetRequiredService<TimeProvider>();
        using Stream output = Console.OpenStandardOutput();
        var gate = new Lock();
        await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(WriteAsync)));

        async Task WriteAsync()
        {
            while (true)
            {
                StandingState state = await standing.GetAsync(new Subject("user-1"));
                state = await standing.TakeMeasureAsync(
                    state.Subject, new ManualMeasure(StandingStep.Suspend, "worker", "until it is killed") { Until = time.GetUtcNow().AddHours(1) });
                byte[] line = System.Text.Encoding.ASCII.GetBytes($"s {state.MeasureId}\n");
                lock (gate)
                {
                    output.Write(line);
                    output.Flush();
                }
            }
        }
    }
}
