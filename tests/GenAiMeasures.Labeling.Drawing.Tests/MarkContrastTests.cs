using FsCheck.Xunit;
using SkiaSharp;

namespace GenAiMeasures.Labeling.Drawing.Tests;

public class MarkContrastTests
{
    [Property(MaxTest = 40)]
    public void On_any_even_ground_the_fill_stands_out_by_four_and_a_half_to_one(byte red, byte green, byte blue)
    {
        var ground = new SKColor(red, green, blue);
        using SKBitmap image = Pictures.Shown(MarkHeightTests.Marker().Mark(Pictures.Plain(200, 200, ground)).Content);

        double best = 0;
        for (int y = 150; y < 200; y++)
        {
            for (int x = 100; x < 200; x++)
            {
                best = Math.Max(best, Contrast(image.GetPixel(x, y), ground));
            }
        }

        Assert.True(best >= 4.5, $"{best} on {ground}");
    }

    [Fact]
    public void On_uneven_ground_there_is_a_plate()
    {
        byte[] stripes = Pictures.Draw(400, 400, (x, _) => x / 3 % 2 == 0 ? SKColors.White : SKColors.Black);
        using SKBitmap image = Pictures.Shown(MarkHeightTests.Marker().Mark(stripes).Content);

        // between the words' ink the plate has taken the stripes' extremes away
        int extremes = 0;
        for (int x = 330; x < 380; x++)
        {
            SKColor pixel = image.GetPixel(x, 388);
            extremes += pixel.Red is 0 or 255 ? 0 : 1;
        }

        Assert.True(extremes > 10, $"{extremes} columns under the plate");
    }

    [Fact]
    public void On_transparent_ground_the_mark_is_dark_as_on_the_white_behind_it()
    {
        using SKBitmap image = Pictures.Shown(MarkHeightTests.Marker().Mark(Pictures.Plain(300, 300, SKColors.Transparent)).Content);

        Assert.Equal(0, image.GetPixel(0, 0).Alpha);
        bool hasInk = Enumerable.Range(200, 100).Any(y => Enumerable.Range(150, 150).Any(x => image.GetPixel(x, y) == SKColors.Black));
        Assert.True(hasInk);
    }

    private static double Contrast(SKColor a, SKColor b)
    {
        double x = MarkColours.Luminance(a) + 0.05;
        double y = MarkColours.Luminance(b) + 0.05;
        return Math.Max(x, y) / Math.Min(x, y);
    }
}
