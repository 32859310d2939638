using System.Diagnostics;
using BenchmarkDotNet.Attributes;
using GenAiMeasures.Labeling;

namespace GenAiMeasures.Benchmarks;

/// <summary>
/// A hundred JPEG files of 506 KB, ours and exiftool in one process of its own for all of them (Debian package libimage-exiftool-perl).
/// Budget: at least 50 times faster a file. And a TIFF of a gigabyte with a hole in it, which costs what its label costs.
/// </summary>
public class FileLabelBenchmark
{
    private const int Count = 100;

    private readonly ContentLabeler _labeler = new();
    private string _folder = "";
    private string _config = "";
    private string _tiff = "";
    private string[] _files = [];

    [GlobalSetup]
    public void Setup()
    {
        _folder = Directory.CreateTempSubdirectory("labels").FullName;
        _config = Path.Combine(_folder, "exiftool.config");
        File.WriteAllText(_config,
            "%Image::ExifTool::UserDefined = ('Image::ExifTool::XMP::Main' => { TC260 => { SubDirectory => { TagTable => 'Image::ExifTool::UserDefined::TC260' } } });\n"
            + "%Image::ExifTool::UserDefined::TC260 = (GROUPS => { 0 => 'XMP', 1 => 'XMP-TC260', 2 => 'Other' }, NAMESPACE => { TC260 => 'http://www.tc260.org.cn/ns/AIGC/1.0/' }, WRITABLE => 'string', AIGC => { });\n1;\n");
        _tiff = Path.Combine(_folder, "large.tif");
    }

    [IterationSetup]
    public void Reset()
    {
        byte[] jpeg = LabelSamples.Jpeg();
        _files = [.. Enumerable.Range(0, Count).Select(i => Path.Combine(_folder, $"{i}.jpg"))];
        foreach (string file in _files)
        {
            File.WriteAllBytes(file, jpeg);
        }

        // one directory with four entries, and then a hole of a gigabyte
        using FileStream tiff = File.Create(_tiff);
        tiff.Write([
            (byte)'I', (byte)'I', 42, 0, 8, 0, 0, 0, 4, 0,
            0, 1, 3, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 3, 0, 1, 0, 0, 0, 1, 0, 0, 0,
            0x11, 1, 4, 0, 1, 0, 0, 0, 64, 0, 0, 0, 0x17, 1, 4, 0, 1, 0, 0, 0, 0, 0, 0, 0x20, 0, 0, 0, 0]);
        tiff.SetLength(1L << 30);
    }

    [GlobalCleanup]
    public void Cleanup() => Directory.Delete(_folder, recursive: true);

    [Benchmark(Baseline = true, OperationsPerInvoke = Count)]
    public int Exiftool()
    {
        using Process process = Process.Start(new ProcessStartInfo(
            "/usr/bin/exiftool", ["-config", _config, "-overwrite_original", "-q", "-XMP-TC260:AIGC=" + LabelSamples.Label.ToJson(), .. _files]))!;
        process.WaitForExit();
        return process.ExitCode;
    }

    // through memory, as exiftool does it: no file waits for the disk
    [Benchmark(OperationsPerInvoke = Count)]
    public long Ours()
    {
        long length = 0;
        foreach (string file in _files)
        {
            LabeledContent labelled = _labeler.Write(File.ReadAllBytes(file), LabelSamples.Label);
            using FileStream output = File.Create(file);
            output.Write(labelled.Content.Span);
            length += labelled.Content.Length;
        }

        return length;
    }

    // durable before it returns, and read back from the disk
    [Benchmark]
    public LabelWriteReport TiffOfAGigabyteInPlace() => _labeler.WriteFileAsync(_tiff, LabelSamples.Label).GetAwaiter().GetResult();
}
