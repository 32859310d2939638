using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.AspNetCore;

internal sealed class ConfigureWebFromSection(IConfiguration? configuration = null) : IConfigureOptions<GenAiWebOptions>
{
    public void Configure(GenAiWebOptions options) => configuration?.GetSection(GenAiWebOptions.SectionName).Bind(options);
}
