using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using static GenAiMeasures.Labeling.Tests.ToleranceProof;

namespace GenAiMeasures.Labeling.Tests;

/// <summary>Tolerances 13 to 20 of the reference: packets and pictures as other writers leave them.</summary>
public class PictureToleranceTests
{
    private static readonly byte[] Jpeg = LabelFiles.Read("tool-written", "b.jpg");
    private static readonly byte[] Png = LabelFiles.Read("tool-written", "b.png");
    private static readonly byte[] Webp = LabelFiles.Read("tool-written", "b.webp");
    private static readonly byte[] Gif = LabelFiles.Read("tool-written", "b.gif");

    [Fact]
    public void Tolerance_13_packets_without_their_mark_doubled_padded_or_with_more_behind()
    {
        Found(WithPacket(Xmp(Json)));
        Found(WithPacket([.. "<?xpacket begin=\"\" id=\"W5M0MpCehiHzreSzNTczkc9d\"??>"u8, .. Xmp(Json), .. Encoding.ASCII.GetBytes(new string(' ', 3000)), .. "<?xpacket end=\"w\"?>"u8]));
        Found(WithPacket([.. Xmp(Json), .. "\0\0garbage <"u8]), isWritten: false);
        Found([.. WithPacket(Xmp(Json))[..^(Jpeg.Length - 2)], .. WithPacket(Xmp(Json))[2..]], sites: 2);
        foreach (string encoding in new[] { "utf-16", "utf-16BE", "utf-32", "utf-32BE" })
        {
            Found(WithPacket(Encoding.GetEncoding(encoding).GetBytes(Encoding.UTF8.GetString(Xmp(Json)))));
        }
    }

    [Fact]
    public void Tolerance_13_document_types_and_entities_are_refused() =>
        Unreadable(WithPacket([.. "<!DOCTYPE x [<!ENTITY a \"AIGC\">]>"u8, .. Xmp("&a;")]));

    [Fact]
    public void Tolerance_14_a_label_in_an_extended_packet_of_several_pieces()
    {
        byte[] extended = Xmp(Json);
        string id = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(extended))[..32];
        byte[] main = Encoding.UTF8.GetBytes(
            "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\" "
            + $"xmlns:xmpNote=\"http://ns.adobe.com/xmp/note/\" xmpNote:HasExtendedXMP=\"{id}\"/></rdf:RDF></x:xmpmeta>");
        byte[] Piece(int from, int to) => App1([.. "http://ns.adobe.com/xmp/extension/\0"u8, .. Encoding.ASCII.GetBytes(id), .. Number((uint)extended.Length), .. Number((uint)from), .. extended[from..to]]);

        Found([0xFF, 0xD8, .. App1([.. "http://ns.adobe.com/xap/1.0/\0"u8, .. main]), .. Piece(200, extended.Length), .. Piece(0, 200), .. Jpeg[2..]]);
    }

    [Fact]
    public void Tolerance_15_texts_of_png_of_every_kind_before_and_behind_the_image()
    {
        byte[] packed = Zlib(Bytes);
        byte[][] chunks =
        [
            Chunk("tEXt", [.. "aigc\0"u8, .. Bytes]),
            Chunk("zTXt", [.. "AIGC\0\0"u8, .. packed]),
            Chunk("iTXt", [.. "AIGC\0\0\0\0\0"u8, .. Bytes]),
            Chunk("iTXt", [.. "Aigc\0\u0001\0\0\0"u8, .. packed]),
            Chunk("iTXt", [.. "XML:com.adobe.xmp\0\u0001\0\0\0"u8, .. Zlib(Xmp(Json))]),
            Chunk("eXIf", Exif(isBig: true, null, [.. "ASCII\0\0\0"u8, .. Bytes])),
            Chunk("tEXt", [.. "Raw profile type xmp\0"u8, .. Profile("xmp", Xmp(Json))]),
            Chunk("zTXt", [.. "Raw profile type exif\0\0"u8, .. Zlib(Profile("exif", [.. "Exif\0\0"u8, .. Exif(isBig: false, null, [.. "ASCII\0\0\0"u8, .. Bytes])]))]),
        ];
        Assert.All(chunks, c => Found([.. Png[..33], .. c, .. Png[33..]]));
        Assert.All(chunks, c => Found([.. Png[..^12], .. c, .. Png[^12..]]));
        Found([.. Png[..33], .. chunks[0], .. Png[33..], .. "bytes behind the end"u8]);
        byte[] wrong = [.. chunks[0]];
        wrong[^1] ^= 1;
        Found([.. Png[..33], .. wrong, .. Png[33..]], isWritten: false);
    }

    [Fact]
    public void Tolerance_16_segments_of_jpeg_in_any_place_order_and_byte_order()
    {
        byte[] comment = [.. "ASCII\0\0\0"u8, .. Encoding.ASCII.GetBytes("{\"AIGC\":" + Json + "}")];
        foreach (bool isBig in new[] { true, false })
        {
            Found(WithSegment(App1([.. "Exif\0\0"u8, .. Exif(isBig, null, comment)])));
            Found(WithSegment(App1([.. "Exif\0\0"u8, .. Exif(isBig, Bytes, null)])));
            Found(WithSegment(App1([.. "Exif\0\0"u8, .. Exif(isBig, null, [.. "UNICODE\0"u8, .. (isBig ? Encoding.BigEndianUnicode : Encoding.Unicode).GetBytes(Json)])])));
        }

        Found(WithSegment([0xFF, 0xFF, 0xFF, .. App1([.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Xmp(Json)])]));
        Found(WithSegment(Segment(0xFE, Encoding.ASCII.GetBytes("AIGC" + Json))));
        Found(WithSegment(Segment(0xEB, Encoding.ASCII.GetBytes("AIGC" + Json))));

        // behind the tables, before the scan
        int scan = Jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA]);
        Found([.. Jpeg[..scan], .. App1([.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Xmp(Json)]), .. Jpeg[scan..]]);
    }

    [Fact]
    public void Tolerance_16_an_offset_out_of_range_hides_no_label() =>
        Assert.NotEqual(LabelState.None, LabelFiles.Labeler.Read(WithSegment(App1([.. "Exif\0\0"u8, .. Exif(isBig: false, null, [.. "ASCII\0\0\0"u8, .. Bytes], commentOffset: 0x7FFFFFFF)]))).State);

    [Fact]
    public void Tolerance_17_chunks_of_webp_behind_the_image_with_wrong_sizes_and_without_their_flag()
    {
        byte[] packet = Xmp(Json);
        byte[] odd = packet.Length % 2 == 1 ? packet : [.. packet, (byte)' '];
        byte[] file = Riff([.. Webp, .. RiffChunk("XMP ", odd)]);
        Found(file);
        Found(Riff([.. Webp, .. RiffChunk("EXIF", Exif(isBig: false, null, [.. "ASCII\0\0\0"u8, .. Bytes]))]));

        // a size that leaves the last chunk out
        byte[] wrong = [.. file];
        BitConverter.GetBytes(Webp.Length - 8).CopyTo(wrong, 4);
        Found(wrong, isWritten: false);

        byte[] flagged = LabelFiles.Labeler.Write(Webp, Label).Content.ToArray();
        flagged[20] &= 0xFB;
        Found(flagged);
    }

    [Fact]
    public void Tolerance_18_extensions_of_gif_anywhere_in_an_old_file_and_without_their_trailer()
    {
        byte[] extension = [0x21, 0xFF, 11, .. "XMP DataXMP"u8, .. Xmp(Json), 1, .. Enumerable.Range(0, 256).Select(i => (byte)(255 - i)), 0];
        byte[] old = [.. Gif];
        old[4] = (byte)'7';
        int head = 13 + ((Gif[10] & 0x80) != 0 ? 3 << ((Gif[10] & 7) + 1) : 0);
        Found([.. Gif[..head], .. extension, .. Gif[head..]]);
        Found([.. Gif[..^1], .. extension, 0x3B]);
        Found([.. old[..head], .. extension, .. old[head..]]);

        // no trailer: the packet is in sub-blocks, or runs into what follows
        byte[] blocks = [0x21, 0xFF, 11, .. "XMP DataXMP"u8, .. Xmp(Json).Chunk(200).SelectMany(c => (byte[])[(byte)c.Length, .. c]), 0];
        Found([.. Gif[..head], .. blocks, .. Gif[head..]]);
        Assert.NotEqual(LabelState.None, LabelFiles.Labeler.Read((byte[])[.. Gif[..head], .. extension[..^258], .. Gif[head..]]).State);
    }

    [Theory]
    [InlineData(false, 1, false)]
    [InlineData(false, 7, false)]
    [InlineData(true, 7, false)]
    [InlineData(true, 1, true)]
    public void Tolerance_19_tiff_of_both_byte_orders_and_types_in_several_directories(bool isBig, int type, bool isSecond)
    {
        byte[] packet = Xmp(Json);
        byte[] file = Tiff(isBig, (ushort)type, packet, isSecond);

        Found(file);
    }

    [Fact]
    public void Tolerance_19_big_tiff() =>
        Found(LabelFiles.Labeler.Write(LabelFiles.Read("containers", "exiftool_BigTIFF.btf"), Label).Content.ToArray());

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 0)]
    [InlineData(2, 1)]
    public void Tolerance_20_items_of_heif_in_the_file_and_in_the_box_in_every_version(int version, int construction)
    {
        Found(Heif(version, construction, "mime", [.. "x\0application/rdf+xml\0"u8], Xmp(Json)));
        Found(Heif(version, construction, "Exif", "x\0"u8.ToArray(), [0, 0, 0, 0, .. Exif(isBig: false, null, [.. "ASCII\0\0\0"u8, .. Bytes])]));
    }

    private static byte[] Heif(int version, int construction, string type, byte[] rest, byte[] data)
    {
        byte[] ftyp = Box("ftyp", "heic\0\0\0\0mif1heic"u8.ToArray());
        byte[] infe(byte id, string kind, byte[] more) => Box("infe", [2, 0, 0, 0, 0, id, 0, 0, .. Encoding.ASCII.GetBytes(kind), .. more]);
        byte[] image = [1, 2, 3, 4];
        byte[] Meta(uint imageAt, uint itemAt)
        {
            byte[] id(byte n) => version < 2 ? [0, n] : [0, 0, 0, n];
            byte[] method(int c) => version == 0 ? [] : [0, (byte)c];
            byte[] iloc = Box("iloc", [
                (byte)version, 0, 0, 0, 0x44, 0x00, .. version < 2 ? (byte[])[0, 2] : [0, 0, 0, 2],
                .. id(1), .. method(0), 0, 0, 0, 1, .. Number(imageAt), .. Number((uint)image.Length),
                .. id(2), .. method(construction), 0, 0, 0, 1, .. Number(construction == 1 ? 0 : itemAt), .. Number((uint)data.Length)]);
            return Box(
                "meta", [0, 0, 0, 0],
                Box("hdlr", [0, 0, 0, 0, 0, 0, 0, 0, .. "pict"u8, .. new byte[13]]),
                Box("pitm", [0, 0, 0, 0, 0, 1]),
                Box("iinf", [0, 0, 0, 0, 0, 2], infe(1, "hvc1", [0]), infe(2, type, rest)),
                Box("iref", [0, 0, 0, 0], Box("cdsc", [0, 2, 0, 1, 0, 1])),
                iloc,
                construction == 1 ? Box("idat", data) : []);
        }

        uint at = (uint)(ftyp.Length + Meta(0, 0).Length + 8);
        return [.. ftyp, .. Meta(at, at + (uint)image.Length), .. Box("mdat", image, construction == 1 ? [] : data)];
    }

    private static byte[] Tiff(bool isBig, ushort type, byte[] packet, bool isSecond)
    {
        byte[] N16(int v) => isBig ? [(byte)(v >> 8), (byte)v] : [(byte)v, (byte)(v >> 8)];
        byte[] N32(int v) => isBig ? [(byte)(v >> 24), (byte)(v >> 16), (byte)(v >> 8), (byte)v] : [(byte)v, (byte)(v >> 8), (byte)(v >> 16), (byte)(v >> 24)];
        byte[] width = [.. N16(0x100), .. N16(3), .. N32(1), .. N16(1), 0, 0];
        int length = 2 + 24 + 4;
        int data = 8 + (2 * length);
        byte[] xmp = [.. N16(0x2BC), .. N16(type), .. N32(packet.Length), .. N32(data)];
        byte[] height = [.. N16(0x101), .. N16(3), .. N32(1), .. N16(1), 0, 0];
        byte[] plain = [.. N16(2), .. width, .. height];
        byte[] labelled = [.. N16(2), .. width, .. xmp];
        return [
            .. isBig ? "MM\0*"u8 : "II*\0"u8, .. N32(8),
            .. isSecond ? plain : labelled, .. N32(8 + length),
            .. isSecond ? labelled : plain, .. N32(0), .. packet];
    }

    private static byte[] WithSegment(byte[] segment) => [0xFF, 0xD8, .. segment, .. Jpeg[2..]];

    private static byte[] WithPacket(byte[] packet) => WithSegment(App1([.. "http://ns.adobe.com/xap/1.0/\0"u8, .. packet]));

    private static byte[] App1(byte[] data) => Segment(0xE1, data);

    private static byte[] Segment(byte marker, byte[] data) => [0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data];

    private static byte[] Chunk(string type, byte[] data) => PngCarrier.Chunk(BinaryPrimitives.ReadUInt32BigEndian(Encoding.ASCII.GetBytes(type)), data);

    private static byte[] Profile(string name, byte[] data) =>
        Encoding.ASCII.GetBytes($"\n{name}\n{data.Length,8}\n{Convert.ToHexStringLower(data)}\n");

    private static byte[] Zlib(byte[] data)
    {
        var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            stream.Write(data);
        }

        return packed.ToArray();
    }

    private static byte[] RiffChunk(string id, byte[] data) => [.. Encoding.ASCII.GetBytes(id), .. BitConverter.GetBytes(data.Length), .. data, .. new byte[data.Length & 1]];

    private static byte[] Riff(byte[] file)
    {
        BitConverter.GetBytes(file.Length - 8).CopyTo(file, 4);
        return file;
    }
}
