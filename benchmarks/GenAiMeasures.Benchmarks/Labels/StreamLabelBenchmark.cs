using BenchmarkDotNet.Attributes;
using GenAiMeasures.Labeling;

namespace GenAiMeasures.Benchmarks;

/// <summary>A picture of 64 MiB from one file to another. Budget: at least 90 % of what copying the stream takes.</summary>
[MemoryDiagnoser]
public class StreamLabelBenchmark
{
    private const int Length = 64 * 1024 * 1024;

    private readonly ContentLabeler _labeler = new();
    private string _folder = "";
    private string _source = "";
    private string _target = "";

    [GlobalSetup]
    public void Setup()
    {
        _folder = Directory.CreateTempSubdirectory("labels").FullName;
        _source = Path.Combine(_folder, "in.jpg");
        _target = Path.Combine(_folder, "out.jpg");
        File.WriteAllBytes(_source, LabelSamples.Jpeg(Length));
    }

    [GlobalCleanup]
    public void Cleanup() => Directory.Delete(_folder, recursive: true);

    [Benchmark(Baseline = true)]
    public async Task CopyTo()
    {
        await using FileStream source = File.OpenRead(_source);
        await using FileStream target = File.Create(_target);
        await source.CopyToAsync(target);
    }

    [Benchmark]
    public async Task LabelOnTheWay()
    {
        await using FileStream source = File.OpenRead(_source);
        await using FileStream target = File.Create(_target);
        await _labeler.WriteAsync(source, target, LabelSamples.Label);
    }
}
