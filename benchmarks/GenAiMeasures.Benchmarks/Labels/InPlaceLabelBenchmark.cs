using BenchmarkDotNet.Attributes;
using GenAiMeasures.Labeling;

namespace GenAiMeasures.Benchmarks;

/// <summary>
/// Labelling a file where it stands and reading it, beside one megabyte and beside one gigabyte of media. Budget: the same, because only the
/// label is read and written. Every write is of another label than the one before, is flushed to the disk and read back from there.
/// </summary>
public class InPlaceLabelBenchmark
{
    private readonly ContentLabeler _labeler = new();
    private readonly AigcLabel[] _labels = [.. Enumerable.Range(0, 2).Select(i => AigcLabel.Produce("001191110108MA01KP2T5U00000", $"bench-000{i}"))];
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
    private int _next;

    [Params("wav", "tiff", "pdf", "mkv", "mp4")]
    public string Format { get; set; } = "";

    [Params(1, 1024)]
    public int Megabytes { get; set; }

    [GlobalSetup]
    public void Setup() => SparseFiles.Create(_path, Format, Megabytes * 1024L * 1024);

    [GlobalCleanup]
    public void Cleanup() => File.Delete(_path);

    [Benchmark]
    public LabelReadResult Read() => _labeler.ReadFile(_path);

    [Benchmark]
    public async Task<LabelWriteReport> Write()
    {
        LabelWriteReport report = await _labeler.WriteFileAsync(_path, _labels[_next++ % 2]);
        if (Format == "pdf")
        {
            // every write appends a revision: back to the first one
            using FileStream file = File.OpenWrite(_path);
            file.SetLength(report.BytesBefore);
        }

        return report.InPlace && report.BytesMoved == 0 ? report : throw new InvalidOperationException("The file was not labelled where it stands.");
    }
}
