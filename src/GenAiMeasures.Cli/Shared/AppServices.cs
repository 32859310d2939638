using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Cli;

// The services of an app as its settings describe it. What the app does in code is not seen here.
internal static class AppServices
{
    // one that serves screens and labels in any case; a paper about an app names what its settings name
    internal static IGenAiComplianceBuilder Add(IServiceCollection services, IConfiguration configuration, bool isServing = false)
    {
        services.AddSingleton(configuration);
        IGenAiComplianceBuilder builder = services.AddGenAiCompliance().AddFiling();
        IConfigurationSection root = configuration.GetSection(GenAiComplianceOptions.SectionName);
        if (isServing || root.GetSection("Moderation").Exists())
        {
            builder.AddModeration();
        }

        if (isServing || root.GetSection("Labeling").Exists())
        {
            builder.AddLabeling();
        }

        if (root.GetSection("Provenance").Exists())
        {
            builder.AddProvenance();
        }

        return builder;
    }
}
