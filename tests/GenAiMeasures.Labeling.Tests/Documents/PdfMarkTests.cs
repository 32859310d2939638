using System.Globalization;
using System.Text;
using Microsoft.Extensions.AI;

namespace GenAiMeasures.Labeling.Tests;

/// <summary>The visible mark on PDF pages, as poppler shows and reads it and qpdf checks it.</summary>
public sealed class PdfMarkTests : IDisposable
{
    private const string Mark = "AI生成";

    private readonly string _folder = Directory.CreateTempSubdirectory("genai-pdf-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static TheoryData<int, ExplicitPlace> Pages()
    {
        var data = new TheoryData<int, ExplicitPlace>();
        foreach (int turn in (int[])[0, 90, 180, 270, -90])
        {
            data.Add(turn, ExplicitPlace.Start);
            data.Add(turn, ExplicitPlace.End);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_mark_is_dark_and_upright_at_the_shown_pages_right_edge(int turn, ExplicitPlace place)
    {
        byte[] labelled = LabelFiles.Labeler.WriteDocument(Pdf(turn, pages: 1), LabelFiles.Ours, new VisibleLineOptions { Place = place }).Content.ToArray();
        string path = Save(labelled);

        (int width, int height, byte[] gray) = Render(path);

        bool isTurned = turn / 90 % 2 != 0;
        Assert.Equal(isTurned ? (600, 400) : (400, 600), (width, height));
        List<(int X, int Y)> ink = [.. Enumerable.Range(0, gray.Length).Where(i => gray[i] < 128).Select(i => (i % width, i / width))];
        Assert.True(ink.Count > 40, $"{ink.Count} dark pixels");
        Assert.All(ink, p => Assert.InRange(p.X, width - 120, width - 16));
        Assert.All(ink, p => Assert.InRange(p.Y, place == ExplicitPlace.Start ? 16 : height - 48, place == ExplicitPlace.Start ? 48 : height - 16));

        // wider than high: it lies as the page is read
        Assert.True(ink.Max(p => p.X) - ink.Min(p => p.X) > 2 * (ink.Max(p => p.Y) - ink.Min(p => p.Y)));
        Assert.Equal(Mark, Text(path).Trim());
    }

    [Theory]
    [InlineData("tool-written", "b.pdf")]
    [InlineData("tool-written", "b_os.pdf")]
    [InlineData("tool-written", "info.pdf")]
    [InlineData("containers", "basic.pdf")]
    [InlineData("containers", "basic-no-xmp.pdf")]
    [InlineData("containers", "basic-attachments.pdf")]
    [InlineData("containers", "exiftool_PDF.pdf")]
    [InlineData("containers", "exiftool_PDF2.pdf")]
    public void Files_of_other_tools_get_mark_and_label_behind_their_end_and_are_sound(string folder, string name)
    {
        byte[] original = LabelFiles.Read(folder, name);
        string before = Text(Save(original));

        LabeledDocument labelled = LabelFiles.Labeler.WriteDocument(original, LabelFiles.Ours, new VisibleLineOptions { Place = ExplicitPlace.Both });

        byte[] content = labelled.Content.ToArray();
        string path = Save(content);
        Assert.Equal(original, content[..original.Length]);
        Assert.Equal(LabelFiles.Ours, Assert.Single(LabelFiles.Labeler.Read(content).Sites).Label);
        Check(path, warns: name == "exiftool_PDF2.pdf");
        string after = Text(path);
        Assert.Equal(2, after.Split(Mark).Length - 1);
        Assert.Equal(Squeeze(before), Squeeze(after.Replace(Mark, "", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_first_page_gets_the_start_and_the_last_page_the_end()
    {
        string path = Save(LabelFiles.Labeler.WriteDocument(Pdf(0, pages: 3), LabelFiles.Ours, new VisibleLineOptions { Place = ExplicitPlace.Both }).Content.ToArray());

        string[] pages = Text(path).Split('\f');

        Assert.Equal([Mark, "", Mark], pages[..3].Select(p => p.Trim()));
    }

    [Fact]
    public void What_stands_there_is_not_put_in_again()
    {
        byte[] once = LabelFiles.Labeler.WriteDocument(Pdf(0, pages: 1), LabelFiles.Ours).Content.ToArray();

        Assert.Equal(once, LabelFiles.Labeler.WriteDocument(once, LabelFiles.Ours).Content.ToArray());
        byte[] both = LabelFiles.Labeler.WriteDocument(once, LabelFiles.Ours, new VisibleLineOptions { Place = ExplicitPlace.Both }).Content.ToArray();
        Assert.Equal(2, Text(Save(both)).Split(Mark).Length - 1);
        Check(Save(both));

        // another tool has written everything anew
        string rewritten = Path.Combine(_folder, "rewritten.pdf");
        MediaTool.Run("qpdf", "--object-streams=generate", Save(both), rewritten);
        byte[] again = LabelFiles.Labeler.WriteDocument(File.ReadAllBytes(rewritten), LabelFiles.Ours, new VisibleLineOptions { Place = ExplicitPlace.Both }).Content.ToArray();
        Assert.Equal(2, Text(Save(again)).Split(Mark).Length - 1);
    }

    [Fact]
    public void Encrypted_files_are_refused()
    {
        LabelWriteException refusal = Assert.Throws<LabelWriteException>(
            () => LabelFiles.Labeler.WriteDocument(LabelFiles.Read("containers", "basic-password.pdf"), LabelFiles.Ours));

        Assert.Equal(LabelFailure.Encrypted, refusal.Failure);
    }

    [Fact]
    public void Signed_files_are_refused_unless_the_options_say_otherwise()
    {
        byte[] signed = Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(Pdf(0, pages: 1)).Replace("/Type /Catalog ", "/Type /Catalog /AcroForm << /SigFlags 3 >> ", StringComparison.Ordinal));
        signed = Repair(signed);

        LabelWriteException refusal = Assert.Throws<LabelWriteException>(() => LabelFiles.Labeler.WriteDocument(signed, LabelFiles.Ours));

        Assert.Equal("The visible line would break the digital signature of the pdf content, and the options refuse that. Label first, sign last.", refusal.Message);
        LabeledDocument labelled = LabelFiles.Labeler.WriteDocument(signed, LabelFiles.Ours, options: new LabelWriteOptions { Signature = SealPolicy.LabelAndReport });
        Assert.Equal(Mark, Text(Save(labelled.Content.ToArray())).Trim());
    }

    [Fact]
    public void Damaged_files_are_refused_and_nothing_else_happens()
    {
        byte[] original = LabelFiles.Read("containers", "basic.pdf");
        var random = new Random(11);
        for (int i = 0; i < 400; i++)
        {
            byte[] variant = [.. original];
            for (int c = 0; c < 1 + (i % 6); c++)
            {
                variant[random.Next(variant.Length)] = (byte)random.Next(256);
            }

            ReadOnlyMemory<byte> content = i % 4 == 0 ? variant.AsMemory(0, random.Next(variant.Length)) : variant;
            try
            {
                LabeledDocument labelled = LabelFiles.Labeler.WriteDocument(content, LabelFiles.Ours);
                Assert.Equal(content.ToArray(), labelled.Content[..content.Length].ToArray());
                Assert.Equal(LabelState.Found, LabelFiles.Labeler.Read(labelled.Content).State);
            }
            catch (LabelWriteException refused)
            {
                Assert.NotEqual("", refused.Message);
            }
        }
    }

    [Fact]
    public async Task A_pdf_in_an_answer_leaves_with_both_labels()
    {
        await using TestHost host = AnsweredFiles.Create(new DataContent(Pdf(0, pages: 1), "application/pdf"));

        var file = (DataContent)await AnsweredFiles.AskAsync(host, streams: true);

        Assert.Equal(Mark, Text(Save(file.Data.ToArray())).Trim());
        Assert.Equal([new LabelFact("explicit", "start"), new LabelFact("implicit", "pdf", host.Settled().Exchange + "-1")], host.Settled().Labels.Take(2));
    }

    // pages of 200 by 300 points behind a crop box, which say it by their parent, with an unbalanced state
    private static byte[] Pdf(int turn, int pages)
    {
        var objects = new List<string>
        {
            "<< /Type /Catalog /Pages 2 0 R >>",
            string.Create(
                CultureInfo.InvariantCulture,
                $"<< /Type /Pages /Count {pages} /Kids [{string.Join(' ', Enumerable.Range(0, pages).Select(i => $"{i + 4} 0 R"))}] /MediaBox [-10 -20.5 400 500] /CropBox [30.5 40 230.5 340] /Rotate {turn} /Resources << /ProcSet [/PDF] >> >>"),
            "<< /Length 26 >>\nstream\n0.5 0 0 0.5 90 90 cm 1 1 1\nendstream",
        };
        objects.AddRange(Enumerable.Repeat("<< /Type /Page /Parent 2 0 R /Contents 3 0 R >>", pages));
        return Assemble(objects);
    }

    private static byte[] Repair(byte[] pdf)
    {
        string text = Encoding.Latin1.GetString(pdf);
        return Assemble([.. text[..text.IndexOf("xref\n", StringComparison.Ordinal)].Split(" 0 obj\n")[1..].Select(o => o[..o.IndexOf("\nendobj", StringComparison.Ordinal)])]);
    }

    private static byte[] Assemble(List<string> objects)
    {
        var pdf = new StringBuilder("%PDF-1.4\n");
        var table = new StringBuilder();
        for (int i = 0; i < objects.Count; i++)
        {
            table.Append(CultureInfo.InvariantCulture, $"{pdf.Length:D10} 00000 n \n");
            pdf.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        int at = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {objects.Count + 1} /Root 1 0 R >>\nstartxref\n{at}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(pdf.ToString());
    }

    private string Save(byte[] content)
    {
        string path = Path.Combine(_folder, Path.GetRandomFileName() + ".pdf");
        File.WriteAllBytes(path, content);
        return path;
    }

    // one of the samples has an entry without a place, of which qpdf warns before it is labelled too
    private static void Check(string path, bool warns = false) => MediaTool.Run("qpdf", [.. warns ? (string[])["--warning-exit-0"] : [], "--check", path]);

    private static string Text(string path) => MediaTool.Run("pdftotext", "-enc", "UTF-8", path, "-");

    private static string Squeeze(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    // one point is two pixels
    private static (int Width, int Height, byte[] Gray) Render(string path)
    {
        MediaTool.Run("pdftoppm", "-r", "144", "-gray", "-singlefile", "-cropbox", path, path);
        byte[] pgm = File.ReadAllBytes(path + ".pgm");
        string head = Encoding.ASCII.GetString(pgm.AsSpan(0, 20));
        string[] words = head.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        int width = int.Parse(words[1], CultureInfo.InvariantCulture);
        int height = int.Parse(words[2], CultureInfo.InvariantCulture);
        return (width, height, pgm[^(width * height)..]);
    }
}
