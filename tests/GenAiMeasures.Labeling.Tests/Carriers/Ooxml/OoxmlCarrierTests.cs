using System.IO.Compression;
using System.Text;

namespace GenAiMeasures.Labeling.Tests;

public class OoxmlCarrierTests
{
    private const string Place = "docProps/custom.xml AIGC";

    [Fact]
    public void A_label_of_another_tool_is_read_and_replaced()
    {
        byte[] original = LabelFiles.Read("tool-written", "c.docx");

        LabelReadResult read = LabelFiles.Labeler.Read(original);
        Assert.Equal(("docx", LabelState.Found), (read.Format, read.State));
        Assert.Equal((Place, true, LabelFiles.ToolWritten), (read.Sites[0].Place, read.Sites[0].IsNormative, Assert.Single(read.Sites).Label));
        CarrierProof.Label(original, "docx", Place);
    }

    [Fact]
    public void A_real_document_takes_a_label_and_keeps_every_other_part()
    {
        byte[] original = LabelFiles.Read("containers", "exiftool_OOXML.docx");
        Assert.Equal(LabelState.None, LabelFiles.Labeler.Read(original).State);

        byte[] labelled = CarrierProof.Label(original, "docx", Place);

        AssertSameParts(original, labelled);
    }

    [Theory]
    [InlineData("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "xlsx")]
    [InlineData("application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml", "xltx")]
    [InlineData("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml", "pptx")]
    [InlineData("application/vnd.openxmlformats-officedocument.presentationml.template.main+xml", "potx")]
    [InlineData("application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml", "dotx")]
    [InlineData("application/vnd.ms-word.document.macroEnabled.main+xml", "docm")]
    public void Every_kind_of_package_takes_a_label(string type, string format)
    {
        byte[] original = Package(type);
        Assert.Equal((format, LabelState.None), (LabelFiles.Labeler.Read(original).Format, LabelFiles.Labeler.Read(original).State));

        byte[] labelled = CarrierProof.Label(original, format, Place);

        AssertSameParts(original, labelled);
        using var zip = new ZipArchive(new MemoryStream(labelled));
        Assert.Contains("rIdAigc1", Text(zip, "_rels/.rels"), StringComparison.Ordinal);
        Assert.Contains("PartName=\"/docProps/custom.xml\"", Text(zip, "[Content_Types].xml"), StringComparison.Ordinal);
        Assert.Contains("<vt:lpwstr xmlns:vt=", Text(zip, "docProps/custom.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public void Other_properties_stay_and_the_number_is_a_free_one()
    {
        byte[] original = Package("wordprocessingml.document.main+xml", ("docProps/custom.xml",
            "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" xmlns:vt=\"x\">"
            + "<property fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\"7\" name=\"Client\"><vt:lpwstr>&lt;A&gt;</vt:lpwstr></property></Properties>"));

        byte[] labelled = CarrierProof.Label(original, "docx", Place);

        using var zip = new ZipArchive(new MemoryStream(labelled));
        string custom = Text(zip, "docProps/custom.xml");
        Assert.Contains("pid=\"7\" name=\"Client\"><vt:lpwstr>&lt;A&gt;</vt:lpwstr></property><property", custom, StringComparison.Ordinal);
        Assert.Contains("pid=\"8\" name=\"AIGC\"", custom, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lpstr", "aigc")]
    [InlineData("bstr", "AIGC")]
    public void Tolerance_27_values_of_other_types_are_read_and_only_one_label_is_left(string type, string name)
    {
        string property = $"<property fmtid=\"x\" pid=\"2\" name=\"{name}\"><vt:{type}>{LabelFiles.ToolWritten.ToJson()}</vt:{type}></property>";
        byte[] original = Package("wordprocessingml.document.main+xml", ("docProps/custom.xml",
            "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" xmlns:vt=\"x\">" + property + property.Replace("\"2\"", "\"3\"", StringComparison.Ordinal) + "</Properties>"));

        Assert.Equal([LabelFiles.ToolWritten, LabelFiles.ToolWritten], LabelFiles.Labeler.Read(original).Sites.Select(s => s.Label));
        CarrierProof.Label(original, "docx", Place);
    }

    [Fact]
    public void A_signed_package_is_refused_unless_it_is_wanted()
    {
        byte[] original = Package("wordprocessingml.document.main+xml", ("_xmlsignatures/origin.sigs", ""));

        Assert.True(LabelFiles.Labeler.Read(original).HasSignature);
        Assert.Equal(LabelFailure.Sealed, Assert.Throws<LabelWriteException>(() => LabelFiles.Labeler.Write(original, LabelFiles.Ours)).Failure);
        Assert.True(LabelFiles.Labeler.Write(original, LabelFiles.Ours, new LabelWriteOptions { Signature = SealPolicy.LabelAndReport }).Report.BreaksSignature);
    }

    [Fact]
    public void An_old_or_encrypted_file_gets_a_clear_answer()
    {
        byte[] original = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]];

        Assert.Equal((LabelState.Unreadable, "compound_file"), (LabelFiles.Labeler.Read(original).State, LabelFiles.Labeler.Read(original).Notes[0].Code));
        Assert.Equal(LabelFailure.Encrypted, Assert.Throws<LabelWriteException>(() => LabelFiles.Labeler.Write(original, LabelFiles.Ours)).Failure);
    }

    [Fact]
    public void A_zip_file_that_is_no_package_is_unknown()
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.CreateEntry("a.txt");
        }

        Assert.Equal("unknown", LabelFiles.Labeler.Read(bytes.ToArray()).Format);
    }

    [Fact]
    public void Truncation_is_never_taken_for_unlabelled()
    {
        CarrierProof.Truncate(LabelFiles.Read("tool-written", "c.docx"));
        CarrierProof.Truncate(LabelFiles.Labeler.Write(LabelFiles.Read("containers", "exiftool_OOXML.docx"), LabelFiles.Ours).Content.ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Mutations_never_crash_and_never_hide_a_label(int seed) => CarrierProof.Mutate(LabelFiles.Read("tool-written", "c.docx"), 5000, seed);

    private static byte[] Package(string mainType, params (string Name, string Text)[] parts)
    {
        mainType = mainType.Contains('/', StringComparison.Ordinal) ? mainType : "application/vnd.openxmlformats-officedocument." + mainType;
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/main.xml\" ContentType=\"" + mainType + "\"/></Types>");
            Add(zip, "_rels/.rels",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"main.xml\"/></Relationships>");
            Add(zip, "main.xml", "<main/>");
            foreach ((string name, string text) in parts)
            {
                Add(zip, name, text);
            }
        }

        return bytes.ToArray();
    }

    private static void Add(ZipArchive zip, string name, string text)
    {
        using Stream stream = zip.CreateEntry(name).Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
    }

    private static void AssertSameParts(byte[] original, byte[] labelled)
    {
        using var before = new ZipArchive(new MemoryStream(original));
        using var after = new ZipArchive(new MemoryStream(labelled));
        foreach (ZipArchiveEntry entry in before.Entries.Where(e => e.FullName is not ("[Content_Types].xml" or "_rels/.rels" or "docProps/custom.xml")))
        {
            ZipArchiveEntry same = after.GetEntry(entry.FullName)!;
            Assert.Equal((entry.Crc32, entry.CompressedLength, entry.LastWriteTime), (same.Crc32, same.CompressedLength, same.LastWriteTime));
        }

        Assert.Equal(after.Entries.Count, after.Entries.Select(e => e.FullName).Distinct().Count());
    }

    private static string Text(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }
}
