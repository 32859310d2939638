using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures;

internal sealed class GenAiComplianceBuilder(IServiceCollection services) : IGenAiComplianceBuilder
{
    public IServiceCollection Services { get; } = services;
}
