namespace GenAiMeasures.Labeling.Tests;

public class TiffCarrierTests
{
    private const string Place = "IFD0 XMP";

    [Theory]
    [InlineData("et_b.tif")]
    [InlineData("xv_b.tif")]
    public void Labels_of_other_tools_are_read_and_replaced(string name)
    {
        byte[] original = LabelFiles.Read("tool-written", name);

        LabelReadResult read = LabelFiles.Labeler.Read(original);
        Assert.Equal(("tiff", LabelState.Found), (read.Format, read.State));
        LabelSite site = Assert.Single(read.Sites);
        Assert.Equal((Place, true, LabelFiles.ToolWritten), (site.Place, site.IsNormative, site.Label));
        CarrierProof.Label(original, "tiff", Place);
    }

    [Theory]
    [InlineData("tool-written", "b.tif")]
    [InlineData("containers", "exiftool_GeoTiff.tif")]
    [InlineData("containers", "MultiPage.tif")]
    [InlineData("containers", "exiftool_BigTIFF.btf")]
    public void Unlabelled_files_read_as_none_and_take_a_label_behind_their_end(string folder, string name)
    {
        byte[] original = LabelFiles.Read(folder, name);
        Assert.Equal(LabelState.None, LabelFiles.Labeler.Read(original).State);

        byte[] labelled = CarrierProof.Label(original, "tiff", Place);

        int head = original[2] == 43 || original[3] == 43 ? 16 : 8;
        Assert.Equal(original[head..], labelled[head..original.Length]);
    }

    [Fact]
    public void A_raw_photograph_with_c2pa_takes_a_label_and_says_what_it_breaks()
    {
        LabeledContent written = LabelFiles.Labeler.Write(LabelFiles.Read("c2pa", "C.dng"), LabelFiles.Ours);

        Assert.True(written.Report.BreaksC2pa);
        CarrierProof.AssertOne(LabelFiles.Labeler.Read(written.Content), "tiff", Place);
    }

    [Fact]
    public void Only_the_labels_bytes_of_a_file_are_written()
    {
        string path = Path.GetTempFileName();
        try
        {
            byte[] original = LabelFiles.Read("tool-written", "b.tif");
            File.WriteAllBytes(path, original);

            LabelWriteReport first = Write(path, LabelFiles.Ours);
            Assert.Equal((true, 0), (first.InPlace, first.BytesMoved));
            long length = new FileInfo(path).Length;

            // the next one finds room in the packet
            AigcLabel passed = LabelFiles.Ours.Propagate("propagator", "number");
            LabelWriteReport second = Write(path, passed);
            Assert.Equal((true, 0, length), (second.InPlace, second.BytesMoved, new FileInfo(path).Length));
            Assert.Equal(passed, Assert.Single(LabelFiles.Labeler.ReadFile(path).Sites).Label);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_hostile_file_is_answered()
    {
        byte[] content = File.ReadAllBytes(Repository.Shared("labels", "hostile", "tiff_poc.tiff"));

        Assert.Equal("tiff", LabelFiles.Labeler.Read(content).Format);
        CarrierProof.Mutate(content, 500, 3, mayLose: true);
    }

    [Fact]
    public void Directories_in_a_circle_come_to_an_end()
    {
        byte[] content = LabelFiles.Read("tool-written", "b.tif");
        int directory = BitConverter.ToInt32(content, 4);
        int next = directory + 2 + (BitConverter.ToUInt16(content, directory) * 12);
        BitConverter.GetBytes(directory).CopyTo(content, next);

        Assert.Equal(LabelState.None, LabelFiles.Labeler.Read(content).State);
    }

    [Fact]
    public void Truncation_is_never_taken_for_unlabelled()
    {
        CarrierProof.Truncate(CarrierProof.Label(LabelFiles.Read("tool-written", "b.tif"), "tiff", Place));
        CarrierProof.Truncate(LabelFiles.Read("tool-written", "et_b.tif"));
    }

    [Theory]
    [InlineData("et_b.tif", 1)]
    [InlineData("xv_b.tif", 2)]
    public void Mutations_never_crash_and_never_hide_a_label(string name, int seed) =>
        CarrierProof.Mutate(LabelFiles.Read("tool-written", name), 5000, seed);

    private static LabelWriteReport Write(string path, AigcLabel label) => LabelFiles.Labeler.WriteFileAsync(path, label).GetAwaiter().GetResult();
}
