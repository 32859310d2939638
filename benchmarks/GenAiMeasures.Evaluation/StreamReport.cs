using System.Globalization;
using GenAiMeasures.Benchmarks;
using GenAiMeasures.Moderation;

namespace GenAiMeasures.Evaluation;

/// <summary>The whole screen over pieces of 2 to 4 characters, and what the lexicon takes to build and to hold: best of twelve.</summary>
internal static class StreamReport
{
    private const int Length = 4_000_000;

    public static void Write(TextWriter output)
    {
        output.WriteLine("| text | terms | build, s | held, MB | piece of 2 to 4, ns | bytes allocated | mean held | most held |");
        output.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach ((string name, string text) in new[] { ("Chinese", LexiconShapes.Chinese(Length)), ("English", LexiconShapes.English(Length)) })
        {
            foreach (int count in new[] { 1_000, 10_000, 100_000 })
            {
                string[] terms = LexiconShapes.Terms(count);
                double build = Timing.Best(() => LexiconShapes.Compile(terms, tricks: false));
                long before = GC.GetTotalMemory(forceFullCollection: true);
                LexiconMatcher matcher = LexiconShapes.Compile(terms, tricks: false);
                double held = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6;
                (double piece, long bytes, double mean, int most) = Stream(matcher, text);
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {name} | {count} | {build:0.00} | {held:0.0} | {piece:0} | {bytes} | {mean:0.00} | {most} |"));
                GC.KeepAlive(matcher);
            }
        }
    }

    private static (double Nanoseconds, long Bytes, double Mean, int Most) Stream(LexiconMatcher matcher, string text)
    {
        var random = new Random(5);
        int[] lengths = [.. Enumerable.Range(0, 300_000).Select(_ => random.Next(2, 5))];
        double held = 0;
        int most = 0;
        long bytes = 0;
        double seconds = Timing.Best(() =>
        {
            LexiconText open = matcher.OpenText();
            ReadOnlySpan<char> rest = text;
            int written = 0;
            held = most = 0;
            for (int i = 0; i < lengths.Length; i++)
            {
                if (i == 1_000)
                {
                    bytes = GC.GetAllocatedBytesForCurrentThread();
                }

                written += lengths[i];
                int waits = written - open.Write(rest[..lengths[i]]);
                held += waits;
                most = Math.Max(most, waits);
                rest = rest[lengths[i]..];
            }

            bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        });
        return (seconds * 1e9 / lengths.Length, bytes, held / lengths.Length, most);
    }
}
