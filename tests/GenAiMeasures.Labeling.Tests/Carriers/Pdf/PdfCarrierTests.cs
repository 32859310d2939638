using System.Text;

namespace GenAiMeasures.Labeling.Tests;

public class PdfCarrierTests
{
    private const string Place = "Info AIGC";

    [Theory]
    [InlineData("info.pdf", Place, true)]
    [InlineData("et_b.pdf", "Metadata XMP", false)]
    public void Labels_of_other_tools_are_read_and_replaced(string name, string place, bool isNormative)
    {
        byte[] original = LabelFiles.Read("tool-written", name);

        LabelReadResult read = LabelFiles.Labeler.Read(original);
        Assert.Equal(("pdf", LabelState.Found), (read.Format, read.State));
        LabelSite site = Assert.Single(read.Sites);
        Assert.Equal((place, isNormative, LabelFiles.ToolWritten), (site.Place, site.IsNormative, site.Label));
        CarrierProof.Label(original, "pdf", Place);
    }

    [Fact]
    public void A_file_with_object_streams_takes_a_label()
    {
        byte[] original = LabelFiles.Read("tool-written", "b_os.pdf");

        LabelReadResult read = LabelFiles.Labeler.Read(original);

        Assert.Equal(LabelState.None, read.State);
        CarrierProof.Label(original, "pdf", Place);
    }

    [Theory]
    [InlineData("tool-written", "b.pdf")]
    [InlineData("containers", "basic.pdf")]
    [InlineData("containers", "basic-no-xmp.pdf")]
    [InlineData("containers", "basic-attachments.pdf")]
    [InlineData("containers", "exiftool_PDF.pdf")]
    [InlineData("containers", "exiftool_PDF2.pdf")]
    public void Unlabelled_files_read_as_none_and_take_a_label_behind_their_end(string folder, string name)
    {
        byte[] original = LabelFiles.Read(folder, name);
        Assert.Equal(LabelState.None, LabelFiles.Labeler.Read(original).State);

        byte[] labelled = CarrierProof.Label(original, "pdf", Place);

        Assert.Equal(original, labelled[..original.Length]);
    }

    [Theory]
    [InlineData("basic-password.pdf")]
    [InlineData("basic-signed.pdf")]
    public void Encrypted_files_are_unreadable_and_refused(string name)
    {
        byte[] original = LabelFiles.Read("containers", name);

        LabelReadResult read = LabelFiles.Labeler.Read(original);
        Assert.Equal((LabelState.Unreadable, "encrypted"), (read.State, Assert.Single(read.Notes).Code));
        LabelWriteException refusal = Assert.Throws<LabelWriteException>(() => LabelFiles.Labeler.Write(original, LabelFiles.Ours));
        Assert.Equal(
            (LabelFailure.Encrypted, "The pdf content cannot be labelled: The PDF file is encrypted; remove the password first."),
            (refusal.Failure, refusal.Message));
    }

    [Fact]
    public void C2pa_is_seen_and_reported()
    {
        LabeledContent written = LabelFiles.Labeler.Write(LabelFiles.Read("c2pa", "pdf-file.pdf"), LabelFiles.Ours);

        Assert.True(written.Report.BreaksC2pa);
        CarrierProof.AssertOne(LabelFiles.Labeler.Read(written.Content), "pdf", Place);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void A_signature_that_allows_no_change_is_respected(int permission, bool breaks)
    {
        byte[] signed = Made(
            "<< /Type /Catalog /Pages 2 0 R /AcroForm << /SigFlags 3 /Fields [] >> /Perms << /DocMDP 4 0 R >> >>",
            $"<< /Type /Sig /Filter /Adobe.PPKLite /Reference [<< /TransformMethod /DocMDP /TransformParams << /P {permission} >> >>] >>");

        Assert.True(LabelFiles.Labeler.Read(signed).HasSignature);
        if (breaks)
        {
            Assert.Equal(LabelFailure.Sealed, Assert.Throws<LabelWriteException>(() => LabelFiles.Labeler.Write(signed, LabelFiles.Ours)).Failure);
        }

        LabelWriteReport report = LabelFiles.Labeler.Write(signed, LabelFiles.Ours, new LabelWriteOptions { Signature = SealPolicy.LabelAndReport }).Report;
        Assert.Equal((breaks, "signature_range"), (report.BreaksSignature, Assert.Single(report.Notes).Code));
    }

    [Fact]
    public void Other_entries_of_the_dictionary_stay_and_the_last_revision_counts()
    {
        byte[] original = LabelFiles.Read("containers", "exiftool_PDF2.pdf");
        byte[] once = LabelFiles.Labeler.Write(original, LabelFiles.ToolWritten).Content.ToArray();
        byte[] twice = LabelFiles.Labeler.Write(once, LabelFiles.Ours).Content.ToArray();

        Assert.Equal(once, twice[..once.Length]);
        Assert.Equal(LabelFiles.Ours, Assert.Single(LabelFiles.Labeler.Read(twice).Sites).Label);
        string added = Encoding.Latin1.GetString(twice.AsSpan(once.Length));
        foreach (string key in new[] { "/Creator", "/Producer" })
        {
            Assert.Equal(Encoding.Latin1.GetString(original).Contains(key, StringComparison.Ordinal), added.Contains(key, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Tolerance_28_values_of_every_kind_are_read()
    {
        string json = LabelFiles.ToolWritten.ToJson();
        string hex = "<" + Convert.ToHexString([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(json)]) + ">";
        string octal = "(" + string.Concat(json.Select(c => c is '(' or ')' or '\\' ? "\\" + c : c == '{' ? "\\173" : c.ToString())) + ")";

        foreach (string value in new[] { hex, octal })
        {
            byte[] file = Made("<< /Type /Catalog /Pages 2 0 R >>", $"<< /Title (x) /A#49GC {value} >>", info: true);
            Assert.Equal(LabelFiles.ToolWritten, Assert.Single(LabelFiles.Labeler.Read(file).Sites).Label);
            CarrierProof.Label(file, "pdf", Place);
        }
    }

    [Fact]
    public async Task Only_the_labels_bytes_of_a_file_are_written()
    {
        string path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, LabelFiles.Read("containers", "basic.pdf"), TestContext.Current.CancellationToken);
            LabelWriteReport report = await LabelFiles.Labeler.WriteFileAsync(path, LabelFiles.Ours, cancellationToken: TestContext.Current.CancellationToken);
            Assert.Equal((true, 0), (report.InPlace, report.BytesMoved));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("tool-written", "b.pdf")]
    [InlineData("tool-written", "b_os.pdf")]
    [InlineData("containers", "basic.pdf")]
    public void Truncation_is_never_taken_for_unlabelled(string folder, string name)
    {
        byte[] original = LabelFiles.Read(folder, name);

        // cut back to what it was, it is what it was
        CarrierProof.Truncate(
            LabelFiles.Labeler.Write(original, LabelFiles.Ours).Content.ToArray(),
            except: length => length <= original.Length + 2 && length >= original.Length - 2);
    }

    [Theory]
    [InlineData("info.pdf", 1)]
    [InlineData("et_b.pdf", 2)]
    public void Mutations_never_crash_and_never_hide_a_label(string name, int seed) =>
        CarrierProof.Mutate(LabelFiles.Read("tool-written", name), 5000, seed);

    [Fact]
    public void Mutations_of_other_files_never_crash()
    {
        CarrierProof.Mutate(LabelFiles.Read("tool-written", "b_os.pdf"), 1000, 3, mayLose: true);
        CarrierProof.Mutate(LabelFiles.Read("containers", "basic.pdf"), 1000, 4, mayLose: true);
    }

    // a file with a catalogue, an empty page tree, an empty dictionary and one more object
    private static byte[] Made(string catalog, string fourth, bool info = false)
    {
        string[] objects = [catalog, "<< /Type /Pages /Kids [] /Count 0 >>", "<< >>", fourth];
        var file = new StringBuilder("%PDF-1.7\n");
        var table = new StringBuilder("xref\n0 5\n0000000000 65535 f \n");
        for (int i = 0; i < objects.Length; i++)
        {
            table.Append(System.Globalization.CultureInfo.InvariantCulture, $"{file.Length:D10} 00000 n \n");
            file.Append(System.Globalization.CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        int at = file.Length;
        file.Append(table).Append("trailer\n<< /Root 1 0 R /Size 5").Append(info ? " /Info 4 0 R" : "").Append(" >>\nstartxref\n")
            .Append(System.Globalization.CultureInfo.InvariantCulture, $"{at}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }
}
