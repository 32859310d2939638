using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace GenAiMeasures;

// Binds the section where the app has a configuration; a plain service collection without one configures in code.
internal sealed class ConfigureFromSection(IConfiguration? configuration = null) : IConfigureOptions<GenAiComplianceOptions>
{
    public void Configure(GenAiComplianceOptions options) => configuration?.GetSection(GenAiComplianceOptions.SectionName).Bind(options);
}
