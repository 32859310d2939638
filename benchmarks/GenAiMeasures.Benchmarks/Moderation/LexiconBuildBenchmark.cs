using BenchmarkDotNet.Attributes;
using GenAiMeasures.Moderation;

namespace GenAiMeasures.Benchmarks;

/// <summary>From 100,000 terms to a matcher, and from a compiled image.</summary>
[MemoryDiagnoser]
public class LexiconBuildBenchmark
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), "genai-measures-benchmark.lexicon");
    private string[] _terms = [];

    [GlobalSetup]
    public void Setup()
    {
        _terms = LexiconShapes.Terms(100_000);
        LexiconShapes.Compile(_terms, tricks: false).Save(_path);
    }

    [GlobalCleanup]
    public void Cleanup() => File.Delete(_path);

    [Benchmark(Baseline = true)]
    public LexiconMatcher Build() => LexiconShapes.Compile(_terms, tricks: false);

    [Benchmark]
    public LexiconMatcher BuildWithSplitAndDigits() => LexiconShapes.Compile(_terms, tricks: true);

    [Benchmark]
    public LexiconMatcher LoadImage()
    {
        var options = new ModerationOptions();
        options.Lexicons.Image = _path;
        return LexiconMatcher.Load(options);
    }
}
