using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.ShangMi;

// Binds the section where the app has a configuration; a plain service collection without one configures in code.
internal sealed class ConfigureShangMiFromSection(IConfiguration? configuration = null) : IConfigureOptions<ShangMiOptions>
{
    public void Configure(ShangMiOptions options) => configuration?.GetSection(ShangMiOptions.SectionName).Bind(options);
}
