using Microsoft.Extensions.AI;

namespace GenAiMeasures.Labeling;

internal sealed class LabelingImageGenerator(IImageGenerator inner, GeneratedMedia media) : DelegatingImageGenerator(inner)
{
    public override async Task<ImageGenerationResponse> GenerateAsync(
        ImageGenerationRequest request, ImageGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        Subject? subject = media.Subject();
        ImageGenerationResponse response = await base.GenerateAsync(request, options, cancellationToken);

        // a new response: the raw one holds the images without their labels
        return new ImageGenerationResponse(await media.FinishAsync("image", options?.ModelId, response.Contents, subject, cancellationToken))
        {
            Usage = response.Usage,
        };
    }
}
