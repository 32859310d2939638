using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace GenAiMeasures.Labeling.Drawing;

// Binds the section where the app has a configuration; a plain service collection without one configures in code.
internal sealed class ConfigureDrawingFromSection(IConfiguration? configuration = null) : IConfigureOptions<DrawingOptions>
{
    public void Configure(DrawingOptions options) => configuration?.GetSection(DrawingOptions.SectionName).Bind(options);
}
