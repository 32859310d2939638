using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.Labeling;

// Binds the section where the app has a configuration; a plain service collection without one configures in code.
internal sealed class ConfigurePropagationFromSection(IConfiguration? configuration = null) : IConfigureOptions<PropagationOptions>
{
    public void Configure(PropagationOptions options) => configuration?.GetSection(PropagationOptions.SectionName).Bind(options);
}
