using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.Moderation;

internal sealed class ConfigurePersonalInformationFromSection(IConfiguration? configuration = null) : IConfigureOptions<PersonalInformationOptions>
{
    public void Configure(PersonalInformationOptions options) => configuration?.GetSection(PersonalInformationOptions.SectionName).Bind(options);
}
