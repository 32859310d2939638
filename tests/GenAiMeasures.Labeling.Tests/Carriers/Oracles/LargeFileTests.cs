using System.Text;

namespace GenAiMeasures.Labeling.Tests;

/// <summary>Files of a gigabyte with a hole in them: only the label's bytes are written, and the image data are never read.</summary>
public sealed class LargeFileTests : IDisposable
{
    private const long Gigabyte = 1L << 30;

    private readonly string _folder = Directory.CreateTempSubdirectory("large").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_large_tiff_file_is_labelled_where_it_stands()
    {
        string path = Path.Combine(_folder, "large.tif");
        byte[] original = LabelFiles.Read("tool-written", "b.tif");
        File.WriteAllBytes(path, original);
        using (FileStream file = File.OpenWrite(path))
        {
            file.SetLength(Gigabyte);
        }

        AssertInPlace(path);
    }

    [Fact]
    public void A_large_pdf_file_is_labelled_where_it_stands()
    {
        // one object is a stream of a gigabyte
        string path = Path.Combine(_folder, "large.pdf");
        string head = $"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n3 0 obj\n<< /Length {Gigabyte} >>\nstream\n";
        string tail = "\nendstream\nendobj\n";
        long table = head.Length + Gigabyte + tail.Length;
        string end = $"xref\n0 4\n0000000000 65535 f \n{head.IndexOf("1 0 obj", StringComparison.Ordinal):D10} 00000 n \n{head.IndexOf("2 0 obj", StringComparison.Ordinal):D10} 00000 n \n"
            + $"{head.IndexOf("3 0 obj", StringComparison.Ordinal):D10} 00000 n \ntrailer\n<< /Root 1 0 R /Size 4 >>\nstartxref\n{table}\n%%EOF\n";
        using (FileStream file = File.Create(path))
        {
            file.Write(Encoding.ASCII.GetBytes(head));
            file.Position += Gigabyte;
            file.Write(Encoding.ASCII.GetBytes(tail + end));
        }

        AssertInPlace(path);
    }

    private static void AssertInPlace(string path)
    {
        long before = new FileInfo(path).Length;
        LabelWriteReport report = LabelFiles.Labeler.WriteFileAsync(path, LabelFiles.Ours).GetAwaiter().GetResult();

        Assert.Equal((true, 0), (report.InPlace, report.BytesMoved));
        Assert.InRange(report.BytesAfter - before, 1, 2048);
        Assert.Equal(LabelFiles.Ours, Assert.Single(LabelFiles.Labeler.ReadFile(path).Sites).Label);
    }
}
