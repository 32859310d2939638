using System.Globalization;

namespace GenAiMeasures.Benchmarks;

// what the server's process holds: alive on the managed heap after a full collection, and all of it that is in memory
internal readonly record struct WebMemory(long HeapBytes, long ResidentBytes)
{
    private const double Mebibyte = 1024 * 1024;

    internal static WebMemory Take() => new(GC.GetTotalMemory(forceFullCollection: true), Environment.WorkingSet);

    internal static WebMemory Parse(string text)
    {
        string[] parts = text.Split(' ');
        return new(long.Parse(parts[0], CultureInfo.InvariantCulture), long.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    internal string Describe() => string.Create(CultureInfo.InvariantCulture, $"heap {HeapBytes / Mebibyte:F1} MiB, resident {ResidentBytes / Mebibyte:F0} MiB");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{HeapBytes} {ResidentBytes}");
}
