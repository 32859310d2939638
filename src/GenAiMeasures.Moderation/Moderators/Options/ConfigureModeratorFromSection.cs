using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.Moderation;

internal sealed class ConfigureModeratorFromSection(IConfiguration? configuration = null) : IConfigureNamedOptions<ModeratorOptions>
{
    public void Configure(ModeratorOptions options) => Configure(Options.DefaultName, options);

    public void Configure(string? name, ModeratorOptions options) =>
        configuration?.GetSection(ModeratorOptions.SectionName + ":" + name).Bind(options);
}
