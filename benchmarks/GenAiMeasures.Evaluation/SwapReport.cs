using System.Diagnostics;
using System.Globalization;
using GenAiMeasures.Benchmarks;
using GenAiMeasures.Moderation;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Evaluation;

/// <summary>
/// How long texts take to be screened while lexicons are replaced again and again, beside how long they take while none are. A text
/// can wait for a swap only where the garbage collector stops its thread: those pauses are counted apart from what the machine does.
/// </summary>
internal static class SwapReport
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(40);

    private enum Source
    {
        Still,
        File,
        Image,
    }

    public static void Write(TextWriter output)
    {
        output.WriteLine("| one thread screens 200 characters | texts | swaps | 99.99 % within, ms | longest, ms | longer than 1 ms | of these in a pause of the collector | longest pause, ms |");
        output.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        Run(output, "10,000 terms, nothing changes", 10_000, Source.Still);
        Run(output, "10,000 terms, the file changes", 10_000, Source.File);
        Run(output, "100,000 terms, the image changes", 100_000, Source.Image);
    }

    private static void Run(TextWriter output, string name, int count, Source source)
    {
        string path = Path.Combine(Path.GetTempPath(), "genai-measures-swap." + (source == Source.Image ? "lexicon" : "txt"));
        Action[] versions = Versions(path, LexiconShapes.Terms(count), source);
        versions[0]();
        var services = new ServiceCollection();
        services.AddGenAiCompliance(o => o.Scope = ServiceScope.Internal).AddModeration(m =>
        {
            if (source == Source.Image)
            {
                m.Lexicons.Image = path;
            }
            else
            {
                m.Lexicons.AddFile(path);
            }

            m.Lexicons.ReloadSeconds = 1;
        });
        using ServiceProvider provider = services.BuildServiceProvider();
        IModerationService moderation = provider.GetRequiredService<IModerationService>();
        string text = LexiconShapes.Chinese(200);
        Screen(moderation, text, TimeSpan.FromSeconds(3));
        int number = 0;

        // written within one interval, so that it stands still for the next
        using var writer = new Timer(_ => versions[++number % 2](), null, source == Source.Still ? Timeout.Infinite : 500, 2_500);
        Times times = Screen(moderation, text, Duration);
        File.Delete(path);
        times.Sort();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {times.All.Count} | {times.Swaps} | {times.All[(int)(times.All.Count * 0.9999)]:0.00} | {times.All[^1]:0.00} | {times.All.Count(t => t > 1)} | {times.LongInPause} | {times.LongestPause:0.00} |"));
    }

    // what makes one or the other version stand in the file, with as little work as can be
    private static Action[] Versions(string path, string[] terms, Source source)
    {
        return [.. new[] { terms, [.. terms.Reverse()] }.Select(t =>
        {
            byte[] bytes = source == Source.Image ? Image(t) : System.Text.Encoding.UTF8.GetBytes(string.Join('\n', t));
            return (Action)(() =>
            {
                File.WriteAllBytes(path + ".new", bytes);
                File.Move(path + ".new", path, overwrite: true);
            });
        })];
    }

    private static byte[] Image(string[] terms)
    {
        string path = Path.Combine(Path.GetTempPath(), "genai-measures-swap-image");
        LexiconShapes.Compile(terms, tricks: false).Save(path);
        byte[] bytes = File.ReadAllBytes(path);
        File.Delete(path);
        return bytes;
    }

    private static Times Screen(IModerationService moderation, string text, TimeSpan duration)
    {
        var times = new Times();
        string version = moderation.Lexicons[0].Digest;
        long begin = Stopwatch.GetTimestamp();
        TimeSpan paused = GC.GetTotalPauseDuration();
        while (Stopwatch.GetElapsedTime(begin) < duration)
        {
            long start = Stopwatch.GetTimestamp();
            _ = moderation.ScreenAsync(text).AsTask().GetAwaiter().GetResult();
            double elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            TimeSpan now = GC.GetTotalPauseDuration();
            times.Add(elapsed, (now - paused).TotalMilliseconds);
            paused = now;
            string current = moderation.Lexicons[0].Digest;
            times.Swaps += current == version ? 0 : 1;
            version = current;
        }

        return times;
    }

    private sealed class Times
    {
        public List<double> All { get; } = new(4_000_000);

        public int Swaps { get; set; }

        public int LongInPause { get; private set; }

        public double LongestPause { get; private set; }

        public void Add(double milliseconds, double paused)
        {
            All.Add(milliseconds);
            LongInPause += milliseconds > 1 && paused > milliseconds / 2 ? 1 : 0;
            LongestPause = Math.Max(LongestPause, paused);
        }

        public void Sort() => All.Sort();
    }
}
