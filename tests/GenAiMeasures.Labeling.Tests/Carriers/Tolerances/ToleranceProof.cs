using System.Buffers.Binary;
using System.Text;

namespace GenAiMeasures.Labeling.Tests;

/// <summary>What a tolerance of the reference has to show: the label is found, and one write leaves exactly one at its place.</summary>
internal static class ToleranceProof
{
    public static AigcLabel Label => LabelFiles.ToolWritten;

    public static string Json { get; } = LabelFiles.ToolWritten.ToJson();

    public static byte[] Bytes { get; } = Encoding.UTF8.GetBytes(Json);

    public static void Found(byte[] content, string? fileName = null, int sites = 1, bool isWritten = true)
    {
        LabelReadResult read = LabelFiles.Labeler.Read(content, fileName);
        Assert.Equal((LabelState.Found, sites), (read.State, read.Sites.Length));
        Assert.All(read.Sites, s => Assert.Equal(Label, s.Label));
        if (isWritten)
        {
            LabeledContent written = LabelFiles.Labeler.Write(content, LabelFiles.Ours, new LabelWriteOptions { FileName = fileName });
            Assert.Equal(LabelFiles.Ours, Assert.Single(LabelFiles.Labeler.Read(written.Content, fileName).Sites).Label);
        }
    }

    public static void Unreadable(byte[] content, string? fileName = null) =>
        Assert.Equal(LabelState.Unreadable, LabelFiles.Labeler.Read(content, fileName).State);

    public static byte[] Xmp(string label) => Encoding.UTF8.GetBytes(
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\" "
        + "xmlns:TC260=\"http://www.tc260.org.cn/ns/AIGC/1.0/\"><TC260:AIGC>" + label + "</TC260:AIGC></rdf:Description></rdf:RDF></x:xmpmeta>");

    // a TIFF structure as Exif blocks hold it: ImageDescription in the first directory, UserComment in the Exif directory
    public static byte[] Exif(bool isBig, byte[]? description, byte[]? comment, uint? commentOffset = null)
    {
        byte[] text = description ?? [];
        byte[] user = comment ?? [];
        int first = 8;
        int second = first + 2 + 24 + 4;
        int data = second + 2 + 12 + 4;
        byte[] tiff = new byte[data + text.Length + user.Length];
        (isBig ? "MM\0*"u8 : "II*\0"u8).CopyTo(tiff);
        Put32(tiff, 4, (uint)first, isBig);
        Put16(tiff, first, 2, isBig);
        Entry(tiff, first + 2, 0x010E, 2, (uint)text.Length, (uint)data, isBig);
        Entry(tiff, first + 14, 0x8769, 4, 1, (uint)second, isBig);
        Put16(tiff, second, 1, isBig);
        Entry(tiff, second + 2, 0x9286, 7, (uint)user.Length, commentOffset ?? (uint)(data + text.Length), isBig);
        text.CopyTo(tiff, data);
        user.CopyTo(tiff, data + text.Length);
        return tiff;
    }

    public static byte[] Box(string type, params byte[][] parts)
    {
        byte[] body = [.. parts.SelectMany(p => p)];
        byte[] box = [0, 0, 0, 0, .. Encoding.Latin1.GetBytes(type), .. body];
        BinaryPrimitives.WriteInt32BigEndian(box, box.Length);
        return box;
    }

    public static byte[] Number(uint value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    private static void Entry(byte[] tiff, int at, ushort tag, ushort type, uint count, uint value, bool isBig)
    {
        Put16(tiff, at, tag, isBig);
        Put16(tiff, at + 2, type, isBig);
        Put32(tiff, at + 4, count, isBig);
        Put32(tiff, at + 8, value, isBig);
    }

    private static void Put16(byte[] bytes, int at, ushort value, bool isBig)
    {
        if (isBig)
        {
            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(at), value);
        }
        else
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(at), value);
        }
    }

    private static void Put32(byte[] bytes, int at, uint value, bool isBig)
    {
        if (isBig)
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(at), value);
        }
        else
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at), value);
        }
    }
}
