using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.Labeling;

// Binds the section where the app has a configuration; a plain service collection without one configures in code.
internal sealed class ConfigureLabelingFromSection(IConfiguration? configuration = null) : IConfigureOptions<LabelingOptions>
{
    public void Configure(LabelingOptions options) => configuration?.GetSection(LabelingOptions.SectionName).Bind(options);
}
