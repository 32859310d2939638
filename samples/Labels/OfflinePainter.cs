using Microsoft.Extensions.AI;
using SkiaSharp;

namespace Labels;

/// <summary>A stand-in for an image model: it paints an evening sky over water, whatever it is asked for.</summary>
internal sealed class OfflinePainter : IImageGenerator
{
    private const int Width = 640;
    private const int Height = 400;

    public Task<ImageGenerationResponse> GenerateAsync(
        ImageGenerationRequest request, ImageGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var bitmap = new SKBitmap(Width, Height);
        using (var canvas = new SKCanvas(bitmap))
        using (var sky = new SKPaint())
        using (var sun = new SKPaint { Color = new SKColor(255, 214, 140), IsAntialias = true })
        {
            sky.Shader = SKShader.CreateLinearGradient(
                new SKPoint(0, 0), new SKPoint(0, Height), [new SKColor(60, 40, 90), new SKColor(240, 140, 90), new SKColor(40, 60, 100)], [0, 0.6f, 1], SKShaderTileMode.Clamp);
            canvas.DrawRect(0, 0, Width, Height, sky);
            canvas.DrawCircle(Width * 0.3f, Height * 0.55f, 36, sun);
        }

        using SKData png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return Task.FromResult(new ImageGenerationResponse([new DataContent(png.ToArray(), "image/png")]));
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
