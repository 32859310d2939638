using BenchmarkDotNet.Attributes;
using GenAiMeasures.Labeling;

namespace GenAiMeasures.Benchmarks;

/// <summary>A sound of 256 MiB from a file on its way to nowhere: what the label costs beside reading the stream, with no disk on the other side.</summary>
[MemoryDiagnoser]
public class MediaLabelBenchmark
{
    private readonly ContentLabeler _labeler = new();
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    [GlobalSetup]
    public void Setup() => SparseFiles.Create(_path, "wav", 256L * 1024 * 1024);

    [GlobalCleanup]
    public void Cleanup() => File.Delete(_path);

    [Benchmark(Baseline = true)]
    public async Task CopyTo()
    {
        await using FileStream input = File.OpenRead(_path);
        await input.CopyToAsync(Stream.Null, 256 * 1024);
    }

    [Benchmark]
    public async Task<LabelWriteReport> LabelOnTheWay()
    {
        await using FileStream input = File.OpenRead(_path);
        return await _labeler.WriteAsync(input, Stream.Null, LabelSamples.Label);
    }
}
