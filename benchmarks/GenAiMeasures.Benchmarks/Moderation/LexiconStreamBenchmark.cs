using BenchmarkDotNet.Attributes;
using GenAiMeasures.Moderation;

namespace GenAiMeasures.Benchmarks;

/// <summary>The whole screen (fold, gaps, boundaries, protection, hold-back) over a stream of pieces of 2 to 4 characters.</summary>
[MemoryDiagnoser]
public class LexiconStreamBenchmark
{
    private const int Pieces = 100_000;

    private string _text = "";
    private int[] _lengths = [];
    private LexiconMatcher _matcher = null!;
    private LexiconText _open = null!;

    [Params(10_000, 100_000)]
    public int Terms { get; set; }

    [Params(false, true)]
    public bool SplitAndDigits { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(5);
        _lengths = [.. Enumerable.Range(0, Pieces).Select(_ => random.Next(2, 5))];
        _text = LexiconShapes.Chinese(_lengths.Sum());
        _matcher = LexiconShapes.Compile(LexiconShapes.Terms(Terms), SplitAndDigits);
    }

    [Benchmark(OperationsPerInvoke = Pieces)]
    public long Write()
    {
        _open = _matcher.OpenText();
        ReadOnlySpan<char> rest = _text;
        long held = 0;
        int written = 0;
        foreach (int length in _lengths)
        {
            written += length;
            held += written - _open.Write(rest[..length]);
            rest = rest[length..];
        }

        return held;
    }
}
