using System.Buffers.Binary;
using System.Text;

namespace GenAiMeasures.Benchmarks;

/// <summary>Files of any size with a hole in them where the media would be, made here. What a label costs beside them is what it costs beside real ones.</summary>
internal static class SparseFiles
{
    internal static void Create(string path, string format, long length)
    {
        (byte[] head, byte[] tail) = format switch
        {
            "wav" => (Wav(length), []),
            "tiff" => (Tiff(), []),
            "pdf" => Pdf(length),
            "mkv" => (Mkv(length), []),
            _ => Mp4(length),
        };
        using FileStream file = File.Create(path);
        file.Write(head);
        file.SetLength(head.Length + length);
        file.Position = file.Length;
        file.Write(tail);
    }

    private static byte[] Wav(long length)
    {
        byte[] head = [.. "RIFF"u8, 0, 0, 0, 0, .. "WAVEfmt "u8, 16, 0, 0, 0, 1, 0, 1, 0, 0x44, 0xAC, 0, 0, 0x88, 0x58, 1, 0, 2, 0, 16, 0, .. "data"u8, 0, 0, 0, 0];
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(4), (uint)(length + 36));
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(40), (uint)length);
        return head;
    }

    // one directory with four entries
    private static byte[] Tiff() =>
    [
        (byte)'I', (byte)'I', 42, 0, 8, 0, 0, 0, 4, 0,
        0, 1, 3, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 3, 0, 1, 0, 0, 0, 1, 0, 0, 0,
        0x11, 1, 4, 0, 1, 0, 0, 0, 64, 0, 0, 0, 0x17, 1, 4, 0, 1, 0, 0, 0, 0, 0x10, 0, 0, 0, 0, 0, 0,
    ];

    private static (byte[] Head, byte[] Tail) Pdf(long length)
    {
        string head = "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n"
            + $"3 0 obj\n<< /Length {length} >>\nstream\n";
        string end = "\nendstream\nendobj\n";
        string Place(string item) => $"{head.IndexOf(item, StringComparison.Ordinal):D10} 00000 n \n";
        string table = $"xref\n0 4\n0000000000 65535 f \n{Place("1 0 obj")}{Place("2 0 obj")}{Place("3 0 obj")}trailer\n<< /Root 1 0 R /Size 4 >>\nstartxref\n{head.Length + length + end.Length}\n%%EOF\n";
        return (Encoding.ASCII.GetBytes(head), Encoding.ASCII.GetBytes(end + table));
    }

    // an index with room, a description, one cluster
    private static byte[] Mkv(long length)
    {
        byte[] seek = [0x11, 0x4D, 0x9B, 0x74, 0x8E, 0x4D, 0xBB, 0x8B, 0x53, 0xAB, 0x84, 0x15, 0x49, 0xA9, 0x66, 0x53, 0xAC, 0x81, 100];
        byte[] info = [0x15, 0x49, 0xA9, 0x66, 0x87, 0x2A, 0xD7, 0xB1, 0x83, 0x0F, 0x42, 0x40];
        byte[] inside = [.. seek, 0xEC, 0x80 | 58, .. new byte[58], .. info, 0x1F, 0x43, 0xB6, 0x75, .. Size(length)];
        return [0x1A, 0x45, 0xDF, 0xA3, 0x8B, 0x42, 0x82, 0x88, .. "matroska"u8, 0x18, 0x53, 0x80, 0x67, .. Size(inside.Length + length), .. inside];
    }

    // the movie header behind the media
    private static (byte[] Head, byte[] Tail) Mp4(long length)
    {
        byte[] media = [0, 0, 0, 1, .. "mdat"u8, 0, 0, 0, 0, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt64BigEndian(media.AsSpan(8), length + media.Length);
        return ([0, 0, 0, 16, .. "ftypisom\0\0\0\0"u8, .. media], [0, 0, 0, 116, .. "moov"u8, 0, 0, 0, 108, .. "mvhd"u8, .. new byte[100]]);
    }

    private static byte[] Size(long size)
    {
        byte[] bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, size);
        bytes[0] = 1;
        return bytes;
    }
}
