using System.Buffers.Binary;
using BenchmarkDotNet.Attributes;
using GenAiMeasures.Labeling;

namespace GenAiMeasures.Benchmarks;

/// <summary>Sound and video: what a read and a write in place cost beside a file of one megabyte and of one gigabyte, and what passing a file on costs beside a plain copy.</summary>
[MemoryDiagnoser]
public class MediaLabelBenchmark
{
    private readonly ContentLabeler _labeler = new();
    private readonly AigcLabel _label = AigcLabel.Produce("001191110108MA01KP2T5U00000", "bench-0001");
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
    private readonly string _other = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    [Params(1, 1024)]
    public int Megabytes { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        long length = Megabytes * 1024L * 1024;
        byte[] head = [.. "RIFF"u8, 0, 0, 0, 0, .. "WAVEfmt "u8, 16, 0, 0, 0, 1, 0, 1, 0, 0x44, 0xAC, 0, 0, 0x88, 0x58, 1, 0, 2, 0, 16, 0, .. "data"u8, 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(4), (uint)(length + 36));
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(40), (uint)length);
        using FileStream file = File.Create(_path);
        file.Write(head);
        file.SetLength(head.Length + length);
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        File.Delete(_path);
        File.Delete(_other);
    }

    [Benchmark]
    public LabelReadResult ReadFile() => _labeler.ReadFile(_path);

    [Benchmark]
    public Task<LabelWriteReport> WriteInPlace() => _labeler.WriteFileAsync(_path, _label);

    [Benchmark]
    public async Task<LabelWriteReport> WriteStreamToStream()
    {
        await using FileStream input = File.OpenRead(_path);
        return await _labeler.WriteAsync(input, Stream.Null, _label);
    }

    [Benchmark(Baseline = true)]
    public async Task CopyStream()
    {
        await using FileStream input = File.OpenRead(_path);
        await input.CopyToAsync(Stream.Null, 256 * 1024);
    }
}
