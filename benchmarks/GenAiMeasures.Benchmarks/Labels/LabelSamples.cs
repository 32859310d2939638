using System.Text;
using GenAiMeasures.Labeling;

namespace GenAiMeasures.Benchmarks;

/// <summary>Contents of the shapes that the budgets name, made here: no file of anybody's.</summary>
internal static class LabelSamples
{
    internal static AigcLabel Label { get; } = AigcLabel.Produce("001191110108MA01KP2T5U00000", "0123456789abcdef0123456789abcdef-1");

    /// <summary>A JPEG of 506 KB: head, tables, one scan of noise without markers.</summary>
    internal static byte[] Jpeg(int length = 506 * 1024)
    {
        var content = new MemoryStream();
        content.Write([0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
        content.Write([0xFF, 0xDB, 0, 67, 0, .. Enumerable.Repeat((byte)16, 64)]);
        content.Write([0xFF, 0xC0, 0, 17, 8, 4, 0, 4, 0, 3, 1, 0x22, 0, 2, 0x11, 0, 3, 0x11, 0]);
        content.Write([0xFF, 0xC4, 0, 31, 0, .. new byte[28]]);
        content.Write([0xFF, 0xDA, 0, 12, 3, 1, 0, 2, 0x11, 3, 0x11, 0, 0x3F, 0]);
        content.Write(Noise(length - (int)content.Length - 2));
        content.Write([0xFF, 0xD9]);
        return content.ToArray();
    }

    /// <summary>A PNG of about the same size: head, one image chunk, end.</summary>
    internal static byte[] Png(int length = 506 * 1024)
    {
        var content = new MemoryStream();
        content.Write([0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n']);
        Chunk(content, "IHDR", [0, 0, 4, 0, 0, 0, 4, 0, 8, 2, 0, 0, 0]);
        Chunk(content, "IDAT", Noise(length));
        Chunk(content, "IEND", []);
        return content.ToArray();
    }

    private static byte[] Noise(int length)
    {
        byte[] noise = new byte[length];
        new Random(20250901).NextBytes(noise);
        for (int i = 0; i < noise.Length; i++)
        {
            noise[i] &= 0x7F;
        }

        return noise;
    }

    private static void Chunk(MemoryStream content, string type, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        uint crc = uint.MaxValue;
        foreach (byte b in body)
        {
            crc ^= b;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        crc = ~crc;
        content.Write([(byte)(data.Length >> 24), (byte)(data.Length >> 16), (byte)(data.Length >> 8), (byte)data.Length, .. body]);
        content.Write([(byte)(crc >> 24), (byte)(crc >> 16), (byte)(crc >> 8), (byte)crc]);
    }
}
