namespace GenAiMeasures.Evaluation;

/// <summary>A quick look at speed and memory; the benchmarks measure with care.</summary>
internal static class SpeedReport
{
    private static readonly Dictionary<string, Action<TextWriter>> Parts = new(StringComparer.Ordinal)
    {
        ["match"] = MatchReport.Write,
        ["stream"] = StreamReport.Write,
        ["information"] = InformationReport.Write,
        ["image"] = ImageReport.Write,
        ["swap"] = SwapReport.Write,
    };

    /// <summary>Writes the parts that are named, or all. False for a name that is none.</summary>
    public static bool Write(TextWriter output, string[] names)
    {
        if (names.Any(n => !Parts.ContainsKey(n)))
        {
            return false;
        }

        foreach ((_, Action<TextWriter> write) in Parts.Where(p => names.Length == 0 || names.Contains(p.Key, StringComparer.Ordinal)))
        {
            write(output);
            output.WriteLine();
        }

        return true;
    }
}
