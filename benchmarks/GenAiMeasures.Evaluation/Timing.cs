using System.Diagnostics;

namespace GenAiMeasures.Evaluation;

internal static class Timing
{
    /// <summary>The shortest of some runs, in seconds. The first runs are the compiler's: code is compiled anew while it runs.</summary>
    public static double Best(Action run, int runs = 12)
    {
        double best = double.MaxValue;
        for (int i = 0; i < runs; i++)
        {
            long start = Stopwatch.GetTimestamp();
            run();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return best;
    }
}
