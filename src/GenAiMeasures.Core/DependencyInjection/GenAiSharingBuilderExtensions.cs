using System.Diagnostics.CodeAnalysis;
using GenAiMeasures;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds to the sharing guard (Interim Measures Art. 11(1)).</summary>
public static class GenAiSharingBuilderExtensions
{
    /// <summary>Adds a part that finds personal information in a text and writes the text without it.</summary>
    /// <typeparam name="TMinimiser">The minimiser; made once, by the container.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    public static IGenAiComplianceBuilder AddPersonalInformationMinimiser<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TMinimiser>(
        this IGenAiComplianceBuilder builder)
        where TMinimiser : class, IPersonalInformationMinimiser
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IPersonalInformationMinimiser, TMinimiser>());
        return builder;
    }
}
