using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GenAiMeasures;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Puts settings on record.</summary>
public static class GenAiSettingsBuilderExtensions
{
    /// <summary>
    /// Puts a digest of options on record at each start, and a record of their change where it is another than at the last one, as for the
    /// library's own settings (Interim Measures Art. 19: what was in force when). The packages of this library do so for theirs.
    /// </summary>
    /// <typeparam name="TOptions">The options.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <param name="section">The name under which the digest is recorded, such as <c>Moderation</c>.</param>
    /// <param name="type">How the options are written as JSON: what is not in it is not covered. The JSON is hashed and not kept.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> or <paramref name="type"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="section"/> is empty, or the name of a section of the library's own settings.</exception>
    public static IGenAiComplianceBuilder RecordSettings<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions>(
        this IGenAiComplianceBuilder builder, string section, JsonTypeInfo<TOptions> type)
        where TOptions : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(type);
        ArgumentException.ThrowIfNullOrWhiteSpace(section);
        if (ConfigurationDigest.IsOwn(section))
        {
            throw new ArgumentException($"'{section}' is a section of GenAiMeasures itself. Choose another name.", nameof(section));
        }

        // a package may be added twice
        if (!builder.Services.Any(s => s.ImplementationInstance is RecordedSettings known && known.Section == section))
        {
            builder.Services.AddSingleton(new RecordedSettings(
                section, provider => JsonSerializer.SerializeToNode(provider.GetRequiredService<IOptions<TOptions>>().Value, type)));
        }

        return builder;
    }
}
