using System.Buffers;
using System.Diagnostics;
using BenchmarkDotNet.Attributes;
using GenAiMeasures.Labeling;

namespace GenAiMeasures.Benchmarks;

/// <summary>
/// A hundred JPEG files of 506 KB, ours and exiftool in one process of its own for all of them (Debian package libimage-exiftool-perl).
/// Budget: at least 50 times faster a file.
/// </summary>
public class FileLabelBenchmark
{
    private const int Count = 100;

    private static readonly LabelWriteOptions Batch = new() { FlushToDisk = false };

    private readonly byte[] _copy = new byte[600 * 1024];
    private readonly ContentLabeler _labeler = new();
    private readonly byte[] _jpeg = LabelSamples.Jpeg();
    private readonly ArrayBufferWriter<byte> _buffer = new(600 * 1024);
    private string _folder = "";
    private string _config = "";
    private string[] _files = [];

    [GlobalSetup]
    public void Setup()
    {
        _folder = Directory.CreateTempSubdirectory("labels").FullName;
        _config = Path.Combine(_folder, "exiftool.config");
        File.WriteAllText(_config,
            "%Image::ExifTool::UserDefined = ('Image::ExifTool::XMP::Main' => { TC260 => { SubDirectory => { TagTable => 'Image::ExifTool::UserDefined::TC260' } } });\n"
            + "%Image::ExifTool::UserDefined::TC260 = (GROUPS => { 0 => 'XMP', 1 => 'XMP-TC260', 2 => 'Other' }, NAMESPACE => { TC260 => 'http://www.tc260.org.cn/ns/AIGC/1.0/' }, WRITABLE => 'string', AIGC => { });\n1;\n");
    }

    [IterationSetup]
    public void Reset()
    {
        _files = [.. Enumerable.Range(0, Count).Select(i => Path.Combine(_folder, $"{i}.jpg"))];
        foreach (string file in _files)
        {
            File.WriteAllBytes(file, _jpeg);
        }
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

    // the work of labelling itself, without a disk on either side
    [Benchmark(OperationsPerInvoke = Count)]
    public long OursInMemory()
    {
        long length = 0;
        for (int i = 0; i < Count; i++)
        {
            _buffer.ResetWrittenCount();
            length += _labeler.WriteTo(_jpeg, _buffer, LabelSamples.Label).BytesAfter;
        }

        return length;
    }

    // a new file in each one's place, read back; as with exiftool no file waits for the disk
    [Benchmark(OperationsPerInvoke = Count)]
    public async Task<long> Ours()
    {
        long length = 0;
        foreach (string file in _files)
        {
            length += (await _labeler.WriteFileAsync(file, LabelSamples.Label, Batch)).BytesAfter;
        }

        return length;
    }

    // what no program can be faster than: the same bytes read, written and renamed
    [Benchmark(OperationsPerInvoke = Count)]
    public int CopyAndRename()
    {
        foreach (string file in _files)
        {
            int length = ReadInto(file);
            using (FileStream output = new(file + ".new", FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
            {
                output.Write(_copy.AsSpan(0, length));
            }

            File.Move(file + ".new", file, overwrite: true);
        }

        return _files.Length;
    }

    private int ReadInto(string file)
    {
        using FileStream input = new(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        return input.ReadAtLeast(_copy, (int)input.Length);
    }
}
