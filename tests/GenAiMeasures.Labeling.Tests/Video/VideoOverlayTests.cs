using System.Globalization;

namespace GenAiMeasures.Labeling.Tests;

public class VideoOverlayTests
{
    [Theory]
    [InlineData(1920, 1080)]
    [InlineData(1080, 1920)]
    [InlineData(640, 480)]
    [InlineData(64, 48)]
    [InlineData(3840, 2160)]
    public void Text_is_at_least_five_percent_of_the_shortest_side(int width, int height)
    {
        VideoOverlay overlay = VideoOverlay.Create(width, height);
        GlyphPicture picture = GlyphPicture.Draw("AI生成", overlay.InkHeight);

        // rows with white in them, as they are drawn
        int[] rows = [.. Enumerable.Range(0, picture.Height).Where(y => Enumerable.Range(0, picture.Width).Any(x => picture.Pixels[((y * picture.Width) + x) * 4] > 200))];
        Assert.True(rows[^1] - rows[0] + 1 >= Math.Ceiling(0.05 * Math.Min(width, height)), $"{rows[^1] - rows[0] + 1} of {height}");
        Assert.True(overlay.Width <= width && overlay.Height <= height);
    }

    [Fact]
    public void Arguments_are_exact()
    {
        VideoOverlay overlay = VideoOverlay.Create(1920, 1080, new VideoOverlayOptions { Duration = TimeSpan.FromSeconds(2.5), Corner = VideoCorner.BottomRight });

        string margin = overlay.Margin.ToString(CultureInfo.InvariantCulture);
        Assert.Equal(
            [
                "-nostdin", "-y", "-i", "in.mp4", "-i", "mark.png",
                "-filter_complex", $"[0:v:0][1:v:0]overlay=x=W-w-{margin}:y=H-h-{margin}:eof_action=repeat:enable='lte(t,2.5)'[marked]",
                "-map", "[marked]", "-map", "0:a?", "-map", "0:s?", "-c:a", "copy", "-c:s", "copy", "-map_metadata", "0", "-map_chapters", "0", "out.mp4",
            ],
            overlay.GetFfmpegArguments("in.mp4", "mark.png", "out.mp4"));
    }

    [Theory]
    [InlineData(15, 480, 3.0)]
    [InlineData(640, 70_000, 3.0)]
    [InlineData(640, 480, 1.999)]
    public void Values_out_of_their_range_are_refused(int width, int height, double seconds) => Assert.Throws<ArgumentOutOfRangeException>(
        () => VideoOverlay.Create(width, height, new VideoOverlayOptions { Duration = TimeSpan.FromSeconds(seconds) }));

    [Fact]
    public void Ffmpeg_burns_it_in_for_the_opening_and_not_longer()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("overlay");
        try
        {
            string input = Path.Combine(folder.FullName, "in.mp4");
            string mark = Path.Combine(folder.FullName, "mark.png");
            string output = Path.Combine(folder.FullName, "out.mkv");
            MediaTool.Run("ffmpeg", "-v", "error", "-f", "lavfi", "-i", "color=black:size=320x180:rate=10:duration=4", "-f", "lavfi", "-i", "sine=duration=4", "-c:v", "mpeg4", "-c:a", "aac", "-y", input);
            VideoOverlay overlay = VideoOverlay.Create(320, 180, new VideoOverlayOptions { Duration = TimeSpan.FromSeconds(2), Corner = VideoCorner.TopLeft });
            File.WriteAllBytes(mark, overlay.Png.ToArray());

            MediaTool.Run("ffmpeg", ["-v", "error", .. overlay.GetFfmpegArguments(input, mark, output)]);

            Assert.True(WhiteRows(output, "0", folder) >= 9);
            Assert.True(WhiteRows(output, "1.9", folder) >= 9);
            Assert.Equal(0, WhiteRows(output, "2.5", folder));
            string[] audio = ["-v", "error", "-map", "0:a", "-c", "copy", "-f", "md5", "-"];
            Assert.Equal(MediaTool.Run("ffmpeg", ["-i", input, .. audio]), MediaTool.Run("ffmpeg", ["-i", output, .. audio]));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // rows of one frame that hold something bright
    private static int WhiteRows(string video, string at, DirectoryInfo folder)
    {
        string raw = Path.Combine(folder.FullName, "frame.gray");
        MediaTool.Run("ffmpeg", "-v", "error", "-ss", at, "-i", video, "-frames:v", "1", "-f", "rawvideo", "-pix_fmt", "gray", "-y", raw);
        byte[] pixels = File.ReadAllBytes(raw);
        return Enumerable.Range(0, 180).Count(y => pixels.AsSpan(y * 320, 320).IndexOfAnyInRange((byte)160, (byte)255) >= 0);
    }
}
