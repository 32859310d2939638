using Microsoft.Extensions.Options;
using SkiaSharp;

namespace GenAiMeasures.Labeling.Drawing.Tests;

/// <summary>GB 45438-2025 5.2: at an edge or corner, ink at least 5 % of the shortest side. Measured on the pixels of the result.</summary>
public class MarkHeightTests
{
    public static TheoryData<int, int, string> Sizes() => new()
    {
        { 1024, 1024, "AI生成" },
        { 640, 1920, "AI生成" },
        { 1920, 640, "AI生成" },
        { 400, 3000, "人工智能生成合成" },
        { 64, 64, "AI生成" },
        { 100, 37, "AI生成" },
        { 37, 100, "AI生成" },
        { 20, 20, "AI合成" },
        { 999, 1001, "本内容由AI生成" },
        { 1200, 800, "AI-generated" },
        { 513, 777, "AI synthesized" },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Ink_is_at_least_five_percent_of_the_shortest_side_and_at_the_corner(int width, int height, string text)
    {
        MarkedImage marked = Marker(o => o.Text = text[..Math.Min(text.Length, 16)]).Mark(Pictures.Plain(width, height, SKColors.White));

        using SKBitmap image = Pictures.Shown(marked.Content);
        SKRectI ink = Pictures.InkBox(image, SKColors.White);
        int needed = (int)Math.Ceiling(0.05 * Math.Min(width, height));
        Assert.True(ink.Height >= needed, $"{ink.Height} of {needed} at {width} x {height}");
        Assert.InRange(marked.InkHeight, needed, ink.Height + 1);
        Assert.Equal((width, height), (marked.Width, marked.Height));

        // in the last quarter of both sides, inside the image
        Assert.True(ink.Right <= width && ink.Bottom <= height);
        Assert.True(width - ink.Right <= ink.Height + 1 && height - ink.Bottom <= ink.Height + 1);
    }

    [Fact]
    public void A_huge_image_has_a_huge_mark()
    {
        MarkedImage marked = Marker().Mark(Pictures.Plain(6000, 4000, SKColors.Navy, SKEncodedImageFormat.Jpeg));

        Assert.InRange(marked.InkHeight, 200, 215);
        using SKBitmap image = SKBitmap.Decode(marked.Content.Span);
        using SKBitmap corner = new(1200, 500);
        Assert.True(image.ExtractSubset(corner, new SKRectI(4800, 3500, 6000, 4000)));
        Assert.InRange(Pictures.InkBox(corner, SKColors.Navy).Height, 200, 220);
    }

    [Fact]
    public void A_small_image_has_a_mark_that_can_be_read_where_there_is_room()
    {
        Assert.InRange(Marker().Mark(Pictures.Plain(120, 80, SKColors.White)).InkHeight, 12, 14);
        Assert.InRange(Marker(o => o.LeastPixels = 0).Mark(Pictures.Plain(120, 80, SKColors.White)).InkHeight, 4, 6);
        Assert.InRange(Marker().Mark(Pictures.Plain(16, 16, SKColors.White)).InkHeight, 1, 6);
    }

    [Theory]
    [InlineData(MarkPosition.BottomRight, 1, 1)]
    [InlineData(MarkPosition.BottomLeft, -1, 1)]
    [InlineData(MarkPosition.TopRight, 1, -1)]
    [InlineData(MarkPosition.TopLeft, -1, -1)]
    [InlineData(MarkPosition.Bottom, 0, 1)]
    [InlineData(MarkPosition.Top, 0, -1)]
    public void The_mark_stands_where_it_is_asked_for(MarkPosition position, int horizontal, int vertical)
    {
        using SKBitmap image = Pictures.Shown(Marker(o => o.Position = position).Mark(Pictures.Plain(800, 600, SKColors.White)).Content);

        SKRectI ink = Pictures.InkBox(image, SKColors.White);
        Assert.Equal(horizontal, Math.Abs(ink.MidX - 400) < 40 ? 0 : Math.Sign(ink.MidX - 400));
        Assert.Equal(vertical, Math.Sign(ink.MidY - 300));
        Assert.True(vertical < 0 ? ink.Top < 40 : ink.Bottom > 560);
    }

    [Fact]
    public void A_greater_height_is_kept()
    {
        MarkedImage marked = Marker(o => o.TextHeight = 0.1).Mark(Pictures.Plain(1000, 1000, SKColors.White));

        Assert.InRange(marked.InkHeight, 100, 105);
    }

    internal static IImageMarker Marker(Action<DrawingOptions>? configure = null)
    {
        var options = new DrawingOptions();
        configure?.Invoke(options);
        Assert.Null(new DrawingOptionsValidator().Validate(null, options).Failures);
        return new ImageMarker(Options.Create(options));
    }
}
