using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.Filing;

internal sealed class ConfigureFilingFromSection(IConfiguration? configuration = null) : IConfigureOptions<FilingOptions>
{
    public void Configure(FilingOptions options) => configuration?.GetSection(FilingOptions.SectionName).Bind(options);
}
