using System.Diagnostics.CodeAnalysis;
using GenAiMeasures.Labeling;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Extensions.AI;

/// <summary>Puts labelling around generators of images and speech. Microsoft.Extensions.AI marks their interfaces experimental, so these carry an experimental id of their own.</summary>
public static class LabelingMediaBuilderExtensions
{
    /// <summary>The id under which these members are experimental.</summary>
    public const string ExperimentalId = "GENAIMEASURES001";

    /// <summary>Labels every image that is generated, visibly and in the metadata, and records it before it is given out (Interim Measures Art. 12; Labeling Measures Art. 4, 5). Prompts are not screened here.</summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    /// <remarks>Needs <c>AddLabeling()</c> in the container. An image that cannot be labelled is replaced by an <see cref="ErrorContent"/> with the code <c>label_unavailable</c>, or released and recorded where <c>UnlabelledMedia</c> says so.</remarks>
    [Experimental(ExperimentalId)]
    public static ImageGeneratorBuilder UseGenAiLabeling(this ImageGeneratorBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Use((inner, services) => new LabelingImageGenerator(inner, services.GetRequiredService<GeneratedMedia>()));
    }

    /// <summary>Labels all speech that is generated, audibly and in the metadata, and records it before it is given out (Interim Measures Art. 12; Labeling Measures Art. 4, 5). Texts are not screened here.</summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    /// <remarks>A stream is held until it has ended: its label belongs to the whole file. Otherwise as for images.</remarks>
    [Experimental(ExperimentalId)]
    public static TextToSpeechClientBuilder UseGenAiLabeling(this TextToSpeechClientBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Use((inner, services) => new LabelingTextToSpeechClient(inner, services.GetRequiredService<GeneratedMedia>()));
    }
}
