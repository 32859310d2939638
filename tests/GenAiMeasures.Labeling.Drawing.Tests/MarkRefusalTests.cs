using Microsoft.Extensions.Options;
using SkiaSharp;

namespace GenAiMeasures.Labeling.Drawing.Tests;

public class MarkRefusalTests
{
    [Theory]
    [InlineData("")]
    [InlineData("not an image")]
    [InlineData("%PDF-1.7")]
    public void What_is_no_image_is_refused(string text)
    {
        LabelWriteException exception = Assert.Throws<LabelWriteException>(() => MarkHeightTests.Marker().Mark(System.Text.Encoding.ASCII.GetBytes(text)));

        Assert.Equal((LabelFailure.UnknownFormat, "unknown"), (exception.Failure, exception.Format));
        Assert.Equal("The content is no image that can be decoded, so no mark can be drawn. JPEG, PNG and WebP can be marked.", exception.Message);
    }

    [Fact]
    public void A_format_that_cannot_be_written_is_refused()
    {
        byte[] gif = Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

        Assert.Equal((LabelFailure.Unsupported, "gif"), Refuse(gif));
    }

    [Fact]
    public void An_image_that_is_too_large_is_refused_before_it_is_decoded()
    {
        var marker = new ImageMarker(Options.Create(new DrawingOptions { MostPixels = 9_999 }));

        LabelWriteException exception = Assert.Throws<LabelWriteException>(() => marker.Mark(Pictures.Plain(100, 100, SKColors.Red)));

        Assert.Equal(LabelFailure.TooLarge, exception.Failure);
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public void A_truncated_image_is_refused_or_whole(SKEncodedImageFormat format)
    {
        byte[] image = Pictures.Draw(60, 40, (x, y) => new SKColor((byte)(x * 4), (byte)(y * 6), (byte)(x ^ y)), format, 90);
        for (int length = 0; length < image.Length - 24; length += Math.Max(1, image.Length / 120))
        {
            LabelWriteException exception = Assert.Throws<LabelWriteException>(() => MarkHeightTests.Marker().Mark(image.AsMemory(0, length)));
            Assert.True(exception.Failure is LabelFailure.Damaged or LabelFailure.UnknownFormat, $"{exception.Failure} at {length}");
        }
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public void A_mutated_image_is_marked_or_refused_and_never_anything_else(SKEncodedImageFormat format)
    {
        const int Seed = 5;
        var random = new Random(Seed);
        byte[] image = Pictures.Draw(60, 40, (x, y) => new SKColor((byte)(x * 4), (byte)(y * 6), (byte)(x ^ y)), format, 90);
        IImageMarker marker = MarkHeightTests.Marker(o => o.MostPixels = 1_000_000);
        int marked = 0;
        for (int i = 0; i < 300; i++)
        {
            byte[] mutated = [.. image];
            for (int j = random.Next(1, 8); j > 0; j--)
            {
                mutated[random.Next(mutated.Length)] = (byte)random.Next(256);
            }

            try
            {
                MarkedImage result = marker.Mark(mutated);
                using SKBitmap decoded = SKBitmap.Decode(result.Content.Span);
                Assert.NotNull(decoded);
                marked++;
            }
            catch (LabelWriteException)
            {
                continue;
            }
        }

        Assert.True(marked > 0, $"seed {Seed}: nothing was marked");
    }

    [Fact]
    public void Settings_that_the_standard_does_not_allow_are_said_all_at_once()
    {
        var options = new DrawingOptions
        {
            Text = "AI",
            Position = (MarkPosition)9,
            TextHeight = 0.049,
            LeastPixels = -1,
            Quality = 101,
            MostPixels = 0,
        };

        Assert.Equal(
            [
                "GenAiMeasures:Labeling:Drawing:Text cannot be the mark: it has no generation element such as 生成, 合成 or generated (GB 45438-2025 5.2). 'AI生成' would do.",
                "GenAiMeasures:Labeling:Drawing:Position is 9, which is none of its values (BottomRight, BottomLeft, TopRight, TopLeft, Bottom, Top).",
                "GenAiMeasures:Labeling:Drawing:TextHeight is 0.049. It has to lie between 0.05 and 0.25 (GB 45438-2025 5.2: at least 5 % of the shortest side).",
                "GenAiMeasures:Labeling:Drawing:LeastPixels is -1. It has to lie between 0 and 200.",
                "GenAiMeasures:Labeling:Drawing:Quality is 101. It has to lie between 50 and 100.",
                "GenAiMeasures:Labeling:Drawing:MostPixels is 0. It has to lie between 1 and 1000000000.",
            ],
            new DrawingOptionsValidator().Validate(null, options).Failures);
    }

    [Theory]
    [InlineData("本服务内容由人工智能模型自动生成的", "GenAiMeasures:Labeling:Drawing:Text has 17 characters or several lines. A mark is one line of at most 16 characters.")]
    [InlineData("AI生成\n", "GenAiMeasures:Labeling:Drawing:Text has 5 characters or several lines. A mark is one line of at most 16 characters.")]
    [InlineData("豹AI生成", "GenAiMeasures:Labeling:Drawing:Text holds '豹', for which this package has no outline. It has printable ASCII and the words of usual labels.")]
    public void Words_that_cannot_be_drawn_are_said(string text, string error) =>
        Assert.Equal(error, Assert.Single(new DrawingOptionsValidator().Validate(null, new() { Text = text }).Failures!));

    [Fact]
    public void Not_a_number_is_no_height() =>
        Assert.NotNull(new DrawingOptionsValidator().Validate(null, new() { TextHeight = double.NaN }).Failures);

    [Fact]
    public void Every_wording_of_the_package_can_be_drawn_and_the_outlines_carry_their_licence()
    {
        Assert.All(
            new[] { ExplicitWording.Chinese, ExplicitWording.English, "人工智能生成合成", "AI合成", "本内容疑似为AI生成合成内容" },
            w => Assert.Null(GlyphSet.FindMissing(w)));
        Assert.Equal('\u0416', GlyphSet.FindMissing("AI\u0416"));
        Assert.InRange(GlyphSet.Count, 160, 200);
        Assert.StartsWith("© 2014-2021 Adobe", GlyphSet.Copyright, StringComparison.Ordinal);
        using Stream licence = typeof(GlyphSet).Assembly.GetManifestResourceStream("OFL.txt")!;
        Assert.Contains("SIL OPEN FONT LICENSE Version 1.1", new StreamReader(licence).ReadToEnd(), StringComparison.Ordinal);
    }

    private static (LabelFailure Failure, string Format) Refuse(byte[] image)
    {
        LabelWriteException exception = Assert.Throws<LabelWriteException>(() => MarkHeightTests.Marker().Mark(image));
        return (exception.Failure, exception.Format);
    }
}
