using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using GenAiMeasures.Benchmarks;
using GenAiMeasures.Moderation;

namespace GenAiMeasures.Evaluation;

/// <summary>A quick look at speed and memory, best of three; the benchmarks measure with care.</summary>
internal static class SpeedReport
{
    private const int Length = 4_000_000;

    public static void Write(TextWriter output)
    {
        string chinese = LexiconShapes.Chinese(Length);
        output.WriteLine("| terms | build, s | held, MB | automaton, Mchar/s | SearchValues, Mchar/s | ratio | piece of 2 to 4, ns | bytes allocated | mean held | most held |");
        output.WriteLine("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (int count in new[] { 1_000, 10_000, 100_000 })
        {
            string[] terms = LexiconShapes.Terms(count);
            double build = Best(() => LexiconShapes.Compile(terms, tricks: false));
            long before = GC.GetTotalMemory(forceFullCollection: true);
            LexiconMatcher matcher = LexiconShapes.Compile(terms, tricks: false);
            double held = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6;
            SearchValues<string> values = SearchValues.Create(terms, StringComparison.Ordinal);
            double ours = Length / Best(() => matcher.Count(chinese)) / 1e6;
            double theirs = Length / Best(() => Count(chinese, values)) / 1e6;
            (double piece, long bytes, double mean, int most) = Stream(matcher, chinese);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {count} | {build:0.00} | {held:0.0} | {ours:0} | {theirs:0} | {ours / theirs:0.0} | {piece:0} | {bytes} | {mean:0.00} | {most} |"));
            GC.KeepAlive(matcher);
        }

        WriteInformation(output, chinese);
    }

    /// <summary>Personal information over ordinary text: generated, the built-in corpus of ordinary sentences, and both with numbers in them.</summary>
    private static void WriteInformation(TextWriter output, string chinese)
    {
        var sentences = new System.Text.StringBuilder();
        while (sentences.Length < Length)
        {
            foreach (string sentence in BenignCorpus.ReadBuiltIn())
            {
                sentences.Append(sentence).Append('\n');
            }
        }

        output.WriteLine();
        output.WriteLine("| personal information over | Mchar/s |");
        output.WriteLine("| --- | ---: |");
        foreach ((string name, string text) in new[]
        {
            ("generated Chinese", chinese), ("generated English", LexiconShapes.English(Length)), ("ordinary sentences, repeated", sentences.ToString()),
        })
        {
            double speed = text.Length / Best(() => PersonalInformationDetector.Find(text)) / 1e6;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {speed:0} |"));
        }
    }

    private static (double Nanoseconds, long Bytes, double Mean, int Most) Stream(LexiconMatcher matcher, string text)
    {
        var random = new Random(5);
        int[] lengths = [.. Enumerable.Range(0, 300_000).Select(_ => random.Next(2, 5))];
        double held = 0;
        int most = 0;
        long bytes = 0;
        double seconds = Best(() =>
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

    private static long Count(string text, SearchValues<string> values)
    {
        ReadOnlySpan<char> rest = text;
        long count = 0;
        for (int at = rest.IndexOfAny(values); at >= 0; at = rest.IndexOfAny(values))
        {
            count++;
            rest = rest[(at + 1)..];
        }

        return count;
    }

    private static double Best(Action run)
    {
        double best = double.MaxValue;
        for (int i = 0; i < 3; i++)
        {
            long start = Stopwatch.GetTimestamp();
            run();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return best;
    }
}
