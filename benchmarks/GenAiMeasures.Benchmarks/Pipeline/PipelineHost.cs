using System.Diagnostics;
using GenAiMeasures.Moderation;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Benchmarks;

// The pipelines that are measured: bare, wrapped, and what Microsoft.Extensions.AI's own logging and telemetry clients cost.
internal static class PipelineHost
{
    private static readonly LexiconTerm[] Terms = [.. Enumerable.Range(0, 10_000).Select(i => new LexiconTerm
    {
        Text = $"禁{(char)(0x4E00 + (i % 4000))}{(char)(0x5E00 + (i / 7 % 3000))}词",
        Risks = [RiskCode.Parse("A.1.h")],
    })];

    // somebody looks at the traces, or they would cost nothing
    private static readonly ActivityListener Listener = new()
    {
        ShouldListenTo = source => source.Name.Contains("Microsoft.Extensions.AI", StringComparison.Ordinal),
        Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
    };

    // screened and labelled, recorded into memory: the pipeline's own cost without the disk's
    internal static IChatClient Wrapped(IChatClient model, bool screens = true, bool labels = true, bool remembers = true)
    {
        var services = new ServiceCollection();
        IGenAiComplianceBuilder builder = services.AddGenAiCompliance(options =>
        {
            options.Scope = ServiceScope.Internal;
            options.Provider.CreditCode = "91990000MA0000EX68";
            options.Subjects.AllowAnonymous = true;
            options.Screens.RememberedVerdicts = remembers ? 20_000 : 0;
        }).UseLedgerStore<NullLedgerStore>();
        if (screens)
        {
            builder.AddModeration(moderation => moderation.Lexicons.Add(Terms));
        }

        if (labels)
        {
            builder.AddLabeling();
        }

        return model.AsBuilder().UseGenAiCompliance().Build(services.BuildServiceProvider());
    }

    // what every production app has around its client anyway
    internal static IChatClient LoggedAndTraced(IChatClient model)
    {
        var services = new ServiceCollection();
        services.AddSingleton<Microsoft.Extensions.Logging.ILoggerFactory>(new DiscardingLoggerFactory());
        ActivitySource.AddActivityListener(Listener);
        return model.AsBuilder().UseLogging().UseOpenTelemetry().Build(services.BuildServiceProvider());
    }
}
