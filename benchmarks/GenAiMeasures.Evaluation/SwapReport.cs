using System.Diagnostics;
using System.Globalization;
using GenAiMeasures.Benchmarks;
using GenAiMeasures.Moderation;
using Microsoft.Extensions.DependencyInjection;

namespace GenAiMeasures.Evaluation;

/// <summary>How long texts take to be screened while lexicons are replaced again and again, beside how long they take while none are.</summary>
internal static class SwapReport
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(12);

    public static void Write(TextWriter output)
    {
        string path = Path.Combine(Path.GetTempPath(), "genai-measures-swap.txt");
        output.WriteLine();
        output.WriteLine("| one thread screens 200 characters, 10,000 terms | texts | swaps | 99.9 % within, ms | longest, ms | longer than 1 ms |");
        output.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: |");
        Run(output, path, "nothing changes", swaps: false);
        Run(output, path, "the file changes every three seconds", swaps: true);
        File.Delete(path);
    }

    private static void Run(TextWriter output, string path, string name, bool swaps)
    {
        string[] terms = LexiconShapes.Terms(10_000);
        File.WriteAllLines(path, terms);
        var services = new ServiceCollection();
        services.AddGenAiCompliance(o => o.Scope = ServiceScope.Internal).AddModeration(m =>
        {
            m.Lexicons.AddFile(path);
            m.Lexicons.ReloadSeconds = 1;
        });
        using ServiceProvider provider = services.BuildServiceProvider();
        IModerationService moderation = provider.GetRequiredService<IModerationService>();
        string text = LexiconShapes.Chinese(200);
        var times = new List<double>(1_000_000);
        var versions = new HashSet<string>(StringComparer.Ordinal);
        using var writer = new Timer(_ => Change(path, terms), null, swaps ? 500 : Timeout.Infinite, 3_000);
        long begin = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begin) < Duration)
        {
            long start = Stopwatch.GetTimestamp();
            _ = moderation.ScreenAsync(text).AsTask().GetAwaiter().GetResult();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            versions.Add(moderation.Lexicons[0].Digest);
        }

        times.RemoveRange(0, Math.Min(1_000, times.Count / 2));
        times.Sort();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {times.Count} | {versions.Count - 1} | {times[(int)(times.Count * 0.999)]:0.00} | {times[^1]:0.00} | {times.Count(t => t > 1)} |"));
    }

    // written within one interval, so that it stands still for the next
    private static void Change(string path, string[] terms)
    {
        (terms[0], terms[^1]) = (terms[^1], terms[0]);
        File.WriteAllLines(path, terms);
    }
}
