using System.Buffers.Binary;

namespace GenAiMeasures.Labeling;

// Takes labels out of the places at which they are not wanted, without moving a byte.
internal static class HeifRemoval
{
    internal static void Clean(CarrierWrite write, HeifMeta meta, HeifItem item, bool isXmp, bool isExif)
    {
        if (!isXmp && !isExif)
        {
            return;
        }

        List<(long Offset, long Length)> places = meta.Places(item);
        if (places.Count != 1)
        {
            return;
        }

        if (isXmp)
        {
            CleanPacket(write, places[0].Offset, places[0].Length);
            return;
        }

        byte[] data = meta.Data(item);
        int start = TiffStart(data);
        foreach (ExifText text in ExifReader.FindLabels(data.AsSpan(start)))
        {
            write.Edits.Replace(places[0].Offset + start + text.Offset, text.Length, ExifReader.Blank(text));
        }
    }

    internal static void CleanPacket(CarrierWrite write, long offset, long length)
    {
        XmpScan scan = XmpScan.Of(XmpText.DecodeExactly(write.Content.Need(offset, length)));
        if (scan.Labels.Count > 0)
        {
            byte[] cleaned = XmpText.Utf8.GetBytes(XmpWriter.Clean(scan));
            write.Edits.Replace(offset, length, Padded(cleaned, length));
        }
    }

    internal static byte[] Blanks(long length)
    {
        byte[] blanks = new byte[length];
        blanks.AsSpan().Fill((byte)' ');
        return blanks;
    }

    // four bytes say where the structure begins behind them
    internal static int TiffStart(ReadOnlySpan<byte> data)
    {
        uint start = data.Length < 4 ? uint.MaxValue : BinaryPrimitives.ReadUInt32BigEndian(data);
        return start > data.Length - 4 ? throw DamagedContentException.Malformed("the Exif item") : (int)start + 4;
    }

    private static byte[] Padded(byte[] bytes, long length)
    {
        byte[] padded = Blanks(length);
        bytes.AsSpan(0, (int)Math.Min(bytes.Length, length)).CopyTo(padded);
        return padded;
    }
}
