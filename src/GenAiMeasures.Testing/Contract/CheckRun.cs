using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Testing;

// a check's view of a place: openings, one after the other or at once
internal sealed class CheckRun(IStorePlace place, CancellationToken cancellation)
{
    internal CancellationToken Cancellation => cancellation;

    internal StoreFeatures Features => place.Features;

    internal CheckClock Clock { get; } = new(new DateTimeOffset(2026, 11, 10, 0, 0, 0, TimeSpan.Zero));

    internal CheckApp Open()
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock);
        IGenAiComplianceBuilder builder = services.AddGenAiCompliance(o =>
        {
            o.Scope = ServiceScope.Internal;
            o.Records.RequestAnswerMilliseconds = 0;
        });
        place.Use(builder);
        return new CheckApp(services.BuildServiceProvider(), place, cancellation);
    }
}
