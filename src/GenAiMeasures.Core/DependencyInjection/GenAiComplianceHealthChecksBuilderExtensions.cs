using GenAiMeasures;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the pipeline's health to an app's health checks.</summary>
public static class GenAiComplianceHealthChecksBuilderExtensions
{
    /// <summary>Adds the check: the ledger can be written, every duty is covered, tools are screened where they are run, and what packages add.</summary>
    /// <param name="builder">The health checks.</param>
    /// <param name="name">The check's name. Default: <c>genai_measures</c>.</param>
    /// <returns>The health checks.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    public static IHealthChecksBuilder AddGenAiCompliance(this IHealthChecksBuilder builder, string name = "genai_measures")
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new HealthCheckRegistration(
            name,
            provider => ActivatorUtilities.CreateInstance<ComplianceHealthCheck>(provider),
            failureStatus: null,
            tags: null));
    }
}
