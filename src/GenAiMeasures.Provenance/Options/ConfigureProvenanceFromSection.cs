using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.Provenance;

internal sealed class ConfigureProvenanceFromSection(IConfiguration? configuration = null) : IConfigureOptions<ProvenanceOptions>
{
    public void Configure(ProvenanceOptions options) => configuration?.GetSection(ProvenanceOptions.SectionName).Bind(options);
}
