using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace GenAiMeasures;

/// <summary>Adds a package's or host's own state to the pipeline's health check. Must be thread-safe and quick.</summary>
public interface IComplianceHealthProbe
{
    /// <summary>Gets the probe's name.</summary>
    string Name { get; }

    /// <summary>Looks at the state.</summary>
    /// <returns>The state, with an English description that names no person and no content.</returns>
    HealthCheckResult Probe();
}
