using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using GenAiMeasures.Benchmarks;
using GenAiMeasures.Moderation;

namespace GenAiMeasures.Evaluation;

/// <summary>A quick look at speed and memory, best of twelve; the benchmarks measure with care.</summary>
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

        WriteEnglish(output);
        WriteInformation(output, chinese);
        WriteImage(output);
        SwapReport.Write(output);
    }

    private static void WriteEnglish(TextWriter output)
    {
        string english = LexiconShapes.English(Length);
        string[] terms = LexiconShapes.Terms(100_000);
        LexiconMatcher matcher = LexiconShapes.Compile(terms, tricks: false);
        SearchValues<string> values = SearchValues.Create(terms, StringComparison.Ordinal);
        double ours = Length / Best(() => matcher.Count(english)) / 1e6;
        double theirs = Length / Best(() => Count(english, values)) / 1e6;
        (double piece, _, double mean, int most) = Stream(matcher, english);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| 100000, English | | | {ours:0} | {theirs:0} | {ours / theirs:0.0} | {piece:0} | | {mean:0.00} | {most} |"));
    }

    /// <summary>A compiled image of 100,000 terms, without and with split characters and digits, and the state of one stream.</summary>
    private static void WriteImage(TextWriter output)
    {
        string path = Path.Combine(Path.GetTempPath(), "genai-measures-speed.lexicon");
        output.WriteLine();
        output.WriteLine("| 100,000 terms | build, s | image, MB | load, ms | held, MB | state of a stream, bytes |");
        output.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: |");
        string[] terms = LexiconShapes.Terms(100_000);
        foreach (bool tricks in new[] { false, true })
        {
            long before = GC.GetTotalMemory(forceFullCollection: true);
            LexiconMatcher matcher = LexiconShapes.Compile(terms, tricks);
            double held = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6;
            double build = Best(() => LexiconShapes.Compile(terms, tricks));
            long bytes = matcher.Save(path);
            var options = new ModerationOptions();
            options.Lexicons.Image = path;
            double load = Best(() => LexiconMatcher.Load(options)) * 1e3;
            matcher.OpenText();
            long state = GC.GetAllocatedBytesForCurrentThread();
            LexiconText text = matcher.OpenText();
            state = GC.GetAllocatedBytesForCurrentThread() - state;
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {(tricks ? "with split characters and digits" : "as they are")} | {build:0.00} | {bytes / 1e6:0.0} | {load:0.0} | {held:0.0} | {state} |"));
            GC.KeepAlive(text);
            GC.KeepAlive(matcher);
        }

        File.Delete(path);
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
        // the first runs are the compiler's: code is compiled anew while it runs
        for (int i = 0; i < 12; i++)
        {
            long start = Stopwatch.GetTimestamp();
            run();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return best;
    }
}
