using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures;

/// <summary>Puts the pipeline together: what <c>AddGenAiCompliance()</c> returns and the packages extend.</summary>
public interface IGenAiComplianceBuilder
{
    /// <summary>Gets the services that are being configured.</summary>
    IServiceCollection Services { get; }
}
