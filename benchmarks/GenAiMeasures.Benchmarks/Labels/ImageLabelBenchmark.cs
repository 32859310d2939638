using System.Buffers;
using BenchmarkDotNet.Attributes;
using GenAiMeasures.Labeling;

namespace GenAiMeasures.Benchmarks;

/// <summary>A label into and out of pictures in memory. Budgets: label a 506 KB JPEG under 50 µs, read a label under 2 µs.</summary>
[MemoryDiagnoser]
public class ImageLabelBenchmark
{
    private readonly ContentLabeler _labeler = new();
    private readonly byte[] _jpeg = LabelSamples.Jpeg();
    private readonly byte[] _png = LabelSamples.Png();
    private readonly ArrayBufferWriter<byte> _buffer = new(600 * 1024);
    private byte[] _labelledJpeg = [];
    private byte[] _labelledPng = [];

    [GlobalSetup]
    public void Setup()
    {
        _labelledJpeg = _labeler.Write(_jpeg, LabelSamples.Label).Content.ToArray();
        _labelledPng = _labeler.Write(_png, LabelSamples.Label).Content.ToArray();
    }

    [Benchmark(Baseline = true)]
    public byte[] CopyJpeg() => _jpeg.AsSpan().ToArray();

    [Benchmark]
    public LabeledContent LabelJpeg() => _labeler.Write(_jpeg, LabelSamples.Label);

    [Benchmark]
    public LabeledContent LabelPng() => _labeler.Write(_png, LabelSamples.Label);

    // into a buffer that is there, as a server that answers has one
    [Benchmark]
    public LabelWriteReport LabelJpegIntoBuffer()
    {
        _buffer.ResetWrittenCount();
        return _labeler.WriteTo(_jpeg, _buffer, LabelSamples.Label);
    }

    [Benchmark]
    public void CopyJpegIntoBuffer()
    {
        _buffer.ResetWrittenCount();
        _buffer.Write(_jpeg);
    }

    [Benchmark]
    public LabelReadResult ReadJpeg() => _labeler.Read(_labelledJpeg);

    [Benchmark]
    public LabelReadResult ReadPng() => _labeler.Read(_labelledPng);
}
