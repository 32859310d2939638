using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.Moderation;

internal sealed class ConfigureModerationFromSection(IConfiguration? configuration = null) : IConfigureOptions<ModerationOptions>
{
    public void Configure(ModerationOptions options) => configuration?.GetSection(ModerationOptions.SectionName).Bind(options);
}
