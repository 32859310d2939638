using System.IO.Compression;
using System.Text;
using static GenAiMeasures.Labeling.Tests.ToleranceProof;

namespace GenAiMeasures.Labeling.Tests;

/// <summary>Tolerances 21 to 28 and 33 of the reference, where other tests do not have them: films, sound and documents as other writers leave them.</summary>
public class FileToleranceTests
{
    private static readonly byte[] Handler = Box("hdlr", [0, 0, 0, 0, 0, 0, 0, 0, .. "mdta"u8, .. new byte[13]]);
    private static readonly byte[] Name = "AIGC"u8.ToArray();

    private static byte[] Data => DataOf(1, Bytes);

    private static byte[] Items => Box("ilst", Box("\0\0\0\u0001", Data));

    public static TheoryData<string> Movies => [.. MoviesByName.Keys];

    private static Dictionary<string, Func<byte[]>> MoviesByName { get; } = new()
    {
        ["udta/meta with version"] = () => Movie(Box("udta", Box("meta", [0, 0, 0, 0], Handler, Keys("mdta", Name), Items))),
        ["udta/meta of QuickTime"] = () => Movie(Box("udta", Box("meta", Handler, Keys("mdta", Name), Items))),
        ["moov/meta of QuickTime"] = () => Movie(Box("meta", Handler, Keys("mdta", Name), Items)),
        ["key with NUL"] = () => Movie(Box("udta", Box("meta", [0, 0, 0, 0], Handler, Keys("mdta", [.. Name, 0]), Items))),
        ["another namespace"] = () => Movie(Box("udta", Box("meta", [0, 0, 0, 0], Handler, Keys("udta", Name), Items))),
        ["data of type 0"] = () => Movie(Box("udta", Box("meta", [0, 0, 0, 0], Handler, Keys("mdta", Name), Box("ilst", Box("\0\0\0\u0001", DataOf(0, Bytes)))))),
        ["several data"] = () => Movie(Box("udta", Box("meta", [0, 0, 0, 0], Handler, Keys("mdta", Name), Box("ilst", Box("\0\0\0\u0001", DataOf(1, "en"u8.ToArray()), Data))))),
        ["items without keys"] = () => Movie(Box("udta", Box("meta", [0, 0, 0, 0], Box("hdlr", [0, 0, 0, 0, 0, 0, 0, 0, .. "mdirappl"u8, .. new byte[9]]), Items))),
        ["free form of iTunes"] = () => Movie(Box("udta", Box("meta", [0, 0, 0, 0], Box("hdlr", [0, 0, 0, 0, 0, 0, 0, 0, .. "mdirappl"u8, .. new byte[9]]),
            Box("ilst", Box("----", Box("mean", [0, 0, 0, 0, .. "com.apple.iTunes"u8]), Box("name", [0, 0, 0, 0, .. Name]), Data))))),
        ["uuid"] = () => [.. Movie([]), .. Box("uuid", Mp4Types.XmpId.ToArray(), Xmp(Json))],
        ["XMP_"] = () => Movie(Box("udta", Box("XMP_", Xmp(Json)))),
        ["AIGC box"] = () => Movie(Box("udta", Box("AIGC", Bytes))),
        ["aigc box"] = () => Movie(Box("aigc", Bytes)),
        ["header behind the media"] = () => [.. Movie([])[..16], .. Box("mdat", new byte[100]), .. Movie(Box("udta", Box("meta", [0, 0, 0, 0], Handler, Keys("mdta", Name), Items)))[16..^12]],
        ["sizes of 64 bits"] = () => Wide(Movie(Box("udta", Box("meta", [0, 0, 0, 0], Handler, Keys("mdta", Name), Items)))),
        ["media to the end"] = () => [.. Movie(Box("udta", Box("meta", [0, 0, 0, 0], Handler, Keys("mdta", Name), Items)))[..^12], 0, 0, 0, 0, .. "mdat"u8, 1, 2, 3, 4],
        ["fragments"] = () => [.. Movie(Box("udta", Box("meta", [0, 0, 0, 0], Handler, Keys("mdta", Name), Items))), .. Box("moof", Box("mfhd", new byte[8])), .. Box("mdat", [5, 6])],
    };

    [Theory]
    [MemberData(nameof(Movies))]
    public void Tolerance_21_labels_of_movies_in_every_place(string name) => Found(MoviesByName[name]());

    [Fact]
    public void Tolerance_21_a_packed_header()
    {
        byte[] header = Box("moov", Box("mvhd", new byte[100]), Box("udta", Box("meta", [0, 0, 0, 0], Handler, Keys("mdta", Name), Items)));
        byte[] packed = Box("cmov", Box("dcom", "zlib"u8.ToArray()), Box("cmvd", Number((uint)header.Length), Zlib(header)));

        Found([.. Box("ftyp", "qt  \0\0\0\0"u8.ToArray()), .. Box("moov", packed), .. Box("mdat", [1, 2, 3, 4])], isWritten: false);
    }

    [Fact]
    public void Tolerance_22_tags_anywhere_beside_others_and_voids()
    {
        byte[] Simple(string name, byte[] value) => EbmlElement.Make(
            EbmlIds.Tag, EbmlElement.Make(EbmlIds.SimpleTag, [.. EbmlElement.Make(EbmlIds.TagName, Encoding.UTF8.GetBytes(name)), .. EbmlElement.Make(EbmlIds.TagString, value)]));
        byte[] header = EbmlElement.Make(EbmlIds.Header, EbmlElement.Make(EbmlIds.DocType, "matroska"u8));
        byte[] info = EbmlElement.Make(EbmlIds.Info, [0x2A, 0xD7, 0xB1, 0x83, 0x0F, 0x42, 0x40]);
        byte[] cluster = EbmlElement.Make(EbmlIds.Cluster, [0xE7, 0x81, 0]);
        byte[] other = EbmlElement.Make(EbmlIds.Tags, Simple("TITLE", "t"u8.ToArray()));
        byte[] label = EbmlElement.Make(EbmlIds.Tags, [.. Simple("ARTIST", "a"u8.ToArray()), .. Simple("Aigc", Bytes)]);
        byte[] empty = EbmlElement.MakeVoid(40);

        Found([.. header, .. EbmlElement.Make(EbmlIds.Segment, [.. info, .. empty, .. other, .. cluster, .. label, .. empty])]);
        Found([.. header, .. EbmlElement.Make(EbmlIds.Segment, [.. label, .. info, .. cluster, .. other])]);
    }

    [Fact]
    public void Tolerance_23_a_text_of_AMF3_and_a_description_that_is_not_first()
    {
        int length = (Bytes.Length << 1) | 1;
        byte[] data = [2, 0, 10, .. "onMetaData"u8, 3, 0, 4, .. "AIGC"u8, 0x11, 6, (byte)(0x80 | (length >> 7)), (byte)(length & 0x7F), .. Bytes, 0, 0, 9];
        byte[] head = [.. "FLV"u8, 1, 5, 0, 0, 0, 9, 0, 0, 0, 0];
        byte[] video = [9, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0x17, 0, 0, 0, 12];
        byte[] script = [18, 0, (byte)(data.Length >> 8), (byte)data.Length, 0, 0, 0, 0, 0, 0, 0, .. data, .. Number((uint)data.Length + 11)];

        Found([.. head, .. video, .. script]);
    }

    [Fact]
    public void Tolerance_24_RF64_odd_chunks_and_packets_of_wav()
    {
        byte[] format = [.. "fmt "u8, 16, 0, 0, 0, 1, 0, 1, 0, 0x44, 0xAC, 0, 0, 0x88, 0x58, 1, 0, 2, 0, 16, 0];
        byte[] odd = Bytes.Length % 2 == 1 ? Bytes : [.. Bytes, (byte)' '];
        byte[] label = RiffBytes.Chunk(RiffIds.Aigc, odd);
        byte[] sizes = [.. "ds64"u8, 28, 0, 0, 0, .. BitConverter.GetBytes((long)(4 + 36 + format.Length + 8 + 4 + label.Length)), .. BitConverter.GetBytes(4L), .. BitConverter.GetBytes(2L), 0, 0, 0, 0];

        Found([.. "RF64"u8, 0xFF, 0xFF, 0xFF, 0xFF, .. "WAVE"u8, .. sizes, .. format, .. "data"u8, 0xFF, 0xFF, 0xFF, 0xFF, 1, 2, 3, 4, .. label]);
        byte[] packet = RiffBytes.Chunk(FourCc.Of("_PMX"u8), Xmp(Json));
        Found([.. "RIFF"u8, .. BitConverter.GetBytes(4 + format.Length + 12 + packet.Length), .. "WAVE"u8, .. format, .. "data"u8, 4, 0, 0, 0, 1, 2, 3, 4, .. packet]);
    }

    [Fact]
    public void Tolerance_26_comments_in_any_case_in_several_entries_and_in_multiplexed_streams()
    {
        byte[] Entry(string text) => [.. BitConverter.GetBytes(Encoding.UTF8.GetByteCount(text)), .. Encoding.UTF8.GetBytes(text)];
        byte[] Flac(params string[] entries)
        {
            byte[] comments = [.. Entry("vendor"), .. BitConverter.GetBytes(entries.Length), .. entries.SelectMany(Entry)];
            return [.. "fLaC"u8, 0, 0, 0, 34, .. new byte[34], 0x84, 0, (byte)(comments.Length >> 8), (byte)comments.Length, .. comments, 0xFF, 0xF8, 1, 2];
        }

        Found(Flac("TITLE=t", "aigc=" + Json));
        Found(Flac("AIGC=" + Json, "Aigc=" + Json), sites: 2);
        Found(LabelFiles.Labeler.Write(LabelFiles.Read("containers", "exiftool_FLAC.ogg"), Label).Content.ToArray());

        byte[][] first = Pages(LabelFiles.Read("tool-written", "ff.ogg"));
        byte[][] second = Pages(LabelFiles.Read("containers", "exiftool_Opus.opus"));
        Found([.. first[0], .. second[0], .. first.Skip(1).Concat(second.Skip(1)).SelectMany(p => p)]);
    }

    [Fact]
    public void Tolerance_27_packages_with_other_names_escapes_descriptors_and_large_directories()
    {
        byte[] original = LabelFiles.Read("tool-written", "c.docx");
        Found(Repack(original, descriptors: false, n => n.Replace("docProps/custom.xml", "DocProps/Custom.XML", StringComparison.Ordinal), t => t.Replace("\"docProps/custom.xml\"", "\"/DocProps/Custom.XML\"", StringComparison.Ordinal)));
        Found(Repack(original, descriptors: false, n => n, t => t.Replace(Json, Json.Replace("\"", "&quot;", StringComparison.Ordinal), StringComparison.Ordinal)));
        Found(Repack(original, descriptors: true, n => n, t => t));
        Found(Large(original), isWritten: false);
    }

    [Fact]
    public void Tolerance_28_a_dictionary_inside_an_object_stream()
    {
        var file = new MemoryStream();
        var places = new List<long>();
        void Add(string text)
        {
            places.Add(file.Length);
            file.Write(Encoding.Latin1.GetBytes(text));
        }

        file.Write("%PDF-1.5\n"u8);
        Add("1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n");
        Add("2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n");
        string inside = "4 0 << /AIGC (" + Json + ") >>";
        Add($"3 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Length {inside.Length} >>\nstream\n{inside}\nendstream\nendobj\n");
        long table = file.Length;
        byte[] Row(byte type, long value, byte last) => [type, .. Number((uint)value), last];
        byte[] rows = [.. Row(0, 0, 255), .. Row(1, places[0], 0), .. Row(1, places[1], 0), .. Row(1, places[2], 0), .. Row(2, 3, 0), .. Row(1, table, 0)];
        file.Write(Encoding.Latin1.GetBytes($"5 0 obj\n<< /Type /XRef /Size 6 /W [1 4 1] /Root 1 0 R /Info 4 0 R /Length {rows.Length} >>\nstream\n"));
        file.Write(rows);
        file.Write(Encoding.Latin1.GetBytes($"\nendstream\nendobj\nstartxref\n{table}\n%%EOF\n"));

        Found(file.ToArray());
    }

    [Fact]
    public void Tolerance_33_several_labels_are_all_named_with_their_places_and_the_normative_one_counts()
    {
        byte[] png = LabelFiles.Labeler.Write(LabelFiles.Read("tool-written", "b.png"), LabelFiles.Ours).Content.ToArray();
        byte[] text = PngCarrier.Chunk(PngWalk.TextLatin, [.. "AIGC\0"u8, .. Bytes]);
        byte[] both = [.. png[..33], .. text, .. png[33..]];

        LabelReadResult read = LabelFiles.Labeler.Read(both);

        Assert.Equal([false, true], read.Sites.Select(s => s.IsNormative));
        Assert.Equal([33, 33 + text.Length], read.Sites.Select(s => s.Offset));
        Assert.Equal((LabelFiles.Ours, false, "duplicate"), (read.Label, read.Agree, read.Notes[^1].Code));
        Assert.Equal(2, LabelFiles.Labeler.Write(both, LabelFiles.Ours).Report.ReplacedSites.Length);
    }

    private static byte[] Movie(byte[] more) => [.. Box("ftyp", "isom\0\0\0\0"u8.ToArray()), .. Box("moov", Box("mvhd", new byte[100]), more), .. Box("mdat", [1, 2, 3, 4])];

    private static byte[] Keys(string space, byte[] name) => Box("keys", [0, 0, 0, 0], Number(1), Number((uint)name.Length + 8), Encoding.ASCII.GetBytes(space), name);

    private static byte[] DataOf(uint type, byte[] value) => Box("data", Number(type), Number(0), value);

    // the header's size is written in 64 bits
    private static byte[] Wide(byte[] movie)
    {
        int length = (movie[18] << 8) + movie[19];
        return [.. movie[..16], 0, 0, 0, 1, .. "moov"u8, 0, 0, 0, 0, .. Number((uint)length + 8), .. movie[24..]];
    }

    private static byte[] Zlib(byte[] data)
    {
        var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            stream.Write(data);
        }

        return packed.ToArray();
    }

    private static byte[][] Pages(byte[] file)
    {
        var pages = new List<byte[]>();
        var source = new MemorySource(file);
        for (long at = 0; at < file.Length; at += pages[^1].Length)
        {
            pages.Add(file[(int)at..(int)OggPage.Read(source, at).End]);
        }

        return [.. pages];
    }

    private static byte[] Repack(byte[] package, bool descriptors, Func<string, string> name, Func<string, string> text)
    {
        var output = new MemoryStream();
        using (var from = new ZipArchive(new MemoryStream(package)))
        using (var to = new ZipArchive(descriptors ? new Forward(output) : output, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (ZipArchiveEntry entry in from.Entries)
            {
                using var reader = new StreamReader(entry.Open());
                using Stream part = to.CreateEntry(name(entry.FullName)).Open();
                part.Write(Encoding.UTF8.GetBytes(text(reader.ReadToEnd())));
            }
        }

        return output.ToArray();
    }

    // the directory's place and size stand in the record of 64 bits
    private static byte[] Large(byte[] package)
    {
        int end = package.AsSpan().LastIndexOf("PK\x05\x06"u8);
        byte[] tail = [.. package[end..]];
        byte[] record = [
            .. "PK\x06\x06"u8, .. BitConverter.GetBytes(44L), 45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            .. BitConverter.GetBytes((long)BitConverter.ToUInt16(tail, 8)), .. BitConverter.GetBytes((long)BitConverter.ToUInt16(tail, 10)),
            .. BitConverter.GetBytes((long)BitConverter.ToUInt32(tail, 12)), .. BitConverter.GetBytes((long)BitConverter.ToUInt32(tail, 16))];
        byte[] locator = [.. "PK\x06\x07"u8, 0, 0, 0, 0, .. BitConverter.GetBytes((long)end), 1, 0, 0, 0];
        tail.AsSpan(8, 12).Fill(0xFF);
        return [.. package[..end], .. record, .. locator, .. tail];
    }

    // a stream that cannot go back makes ZipArchive write sizes behind the data
    private sealed class Forward(Stream inner) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => inner.Position; set => throw new NotSupportedException(); }

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);
    }
}
