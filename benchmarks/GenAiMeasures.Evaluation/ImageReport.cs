using System.Globalization;
using GenAiMeasures.Benchmarks;
using GenAiMeasures.Moderation;

namespace GenAiMeasures.Evaluation;

/// <summary>A compiled image of 100,000 terms, without and with split characters and digits, and the state of one stream.</summary>
internal static class ImageReport
{
    public static void Write(TextWriter output)
    {
        string path = Path.Combine(Path.GetTempPath(), "genai-measures-speed.lexicon");
        output.WriteLine("| 100,000 terms | build, s | image, MB | load, best and median, ms | memory of that size touched anew, ms | held, MB | state of a stream, bytes |");
        output.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        string[] terms = LexiconShapes.Terms(100_000);

        // the tables that all lexicons share are no part of one
        LexiconShapes.Compile(terms.Take(1), tricks: true);
        foreach (bool tricks in new[] { false, true })
        {
            long before = GC.GetTotalMemory(forceFullCollection: true);
            LexiconMatcher matcher = LexiconShapes.Compile(terms, tricks);
            double held = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6;
            double build = Timing.Best(() => LexiconShapes.Compile(terms, tricks));
            long bytes = matcher.Save(path);
            var options = new ModerationOptions();
            options.Lexicons.Image = path;
            double[] loads = [.. Enumerable.Range(0, 41).Select(_ => Timing.Best(() => LexiconMatcher.Load(options), 1) * 1e3).Order()];
            matcher.OpenText();
            long state = GC.GetAllocatedBytesForCurrentThread();
            LexiconText text = matcher.OpenText();
            state = GC.GetAllocatedBytesForCurrentThread() - state;
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {(tricks ? "with split characters and digits" : "as they are")} | {build:0.00} | {bytes / 1e6:0.0} | {loads[0]:0.0}, {loads[20]:0.0} | {Touch((nuint)bytes):0.0} | {held:0.0} | {state} |"));
            GC.KeepAlive(text);
            GC.KeepAlive(matcher);
        }

        File.Delete(path);
    }

    // What the machine takes to give out the memory into which an image is read, best of nine: the difference between the best load, which
    // finds memory that the process has already, and the median one, which does not.
    private static unsafe double Touch(nuint bytes) => Timing.Best(
        () =>
        {
            byte* memory = (byte*)System.Runtime.InteropServices.NativeMemory.Alloc(bytes);
            for (nuint at = 0; at < bytes; at += 4_096)
            {
                memory[at] = 1;
            }

            System.Runtime.InteropServices.NativeMemory.Free(memory);
        },
        9) * 1e3;
}
