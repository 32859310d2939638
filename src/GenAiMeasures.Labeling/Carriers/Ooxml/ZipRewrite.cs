using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace GenAiMeasures.Labeling;

// Replaces and adds parts: other entries keep their bytes, compressed as they are; the directory is written anew with the offsets that
// moved.
internal sealed class ZipRewrite(ByteSource content, ZipFile zip, EditList edits)
{
    private readonly Dictionary<ZipEntry, (byte[] Record, byte[] Data)> _replaced = [];
    private readonly List<(string Name, byte[] Data, byte[] Plain)> _added = [];

    internal void Put(string name, byte[] plain)
    {
        byte[] data = Deflate(plain);
        if (zip.Find(name) is not { } entry)
        {
            _added.Add((name, data, plain));
            return;
        }

        byte[] record = content.Copy(entry.RecordOffset, entry.RecordLength);
        byte[] nameBytes = record.AsSpan(46, BinaryPrimitives.ReadUInt16LittleEndian(record.AsSpan(28))).ToArray();
        _replaced[entry] = (Record(nameBytes, data, plain, record.AsSpan(12, 4)), data);
        edits.Replace(entry.Offset, entry.End - entry.Offset, Local(nameBytes, data, plain, record.AsSpan(12, 4)));
    }

    internal void Finish()
    {
        var records = new MemoryStream();
        var added = new MemoryStream();
        var addedOffsets = new List<long>();
        ReadOnlySpan<byte> time = [0, 0, 0x21, 0];
        foreach ((string name, byte[] data, byte[] plain) in _added)
        {
            addedOffsets.Add(added.Length);
            added.Write(Local(Encoding.UTF8.GetBytes(name), data, plain, time));
        }

        edits.Insert(zip.DirectoryOffset, added.ToArray());
        long directoryAt = edits.Map(zip.DirectoryOffset);
        foreach (ZipEntry entry in zip.Entries)
        {
            byte[] record = _replaced.TryGetValue(entry, out (byte[] Record, byte[] Data) with) ? with.Record : content.Copy(entry.RecordOffset, entry.RecordLength);
            PutOffset(record, edits.Map(entry.Offset));
            records.Write(record);
        }

        for (int i = 0; i < _added.Count; i++)
        {
            byte[] record = Record(Encoding.UTF8.GetBytes(_added[i].Name), _added[i].Data, _added[i].Plain, time);
            PutOffset(record, directoryAt - added.Length + addedOffsets[i]);
            records.Write(record);
        }

        int count = zip.Entries.Count + _added.Count;
        byte[] directory = records.ToArray();
        byte[] end = End(count, directory.Length, directoryAt);
        edits.Replace(zip.DirectoryOffset, content.Length - zip.DirectoryOffset, (byte[])[.. directory, .. end]);
    }

    private byte[] End(int count, int length, long offset)
    {
        byte[] end = content.Copy(zip.EndOffset, content.Length - zip.EndOffset);
        if (count > ushort.MaxValue || offset + length > uint.MaxValue || zip.IsLarge)
        {
            throw new DamagedContentException("zip64", "ZIP64 packages are read and not written", "ZIP64 文件仅支持读取，不支持写入", LabelFailure.Unsupported);
        }

        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(8), (ushort)count);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(10), (ushort)count);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(12), (uint)length);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(16), (uint)offset);
        return end;
    }

    private static void PutOffset(byte[] record, long offset)
    {
        if (BinaryPrimitives.ReadUInt32LittleEndian(record.AsSpan(42)) == uint.MaxValue || offset >= uint.MaxValue)
        {
            throw new DamagedContentException("zip64", "ZIP64 packages are read and not written", "ZIP64 文件仅支持读取，不支持写入", LabelFailure.Unsupported);
        }

        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(42), (uint)offset);
    }

    private static byte[] Local(ReadOnlySpan<byte> name, byte[] data, byte[] plain, ReadOnlySpan<byte> time)
    {
        byte[] local = new byte[30 + name.Length + data.Length];
        "PK\x03\x04"u8.CopyTo(local);
        WriteHead(local.AsSpan(4), data, plain, time);
        BinaryPrimitives.WriteUInt16LittleEndian(local.AsSpan(26), (ushort)name.Length);
        name.CopyTo(local.AsSpan(30));
        data.CopyTo(local, 30 + name.Length);
        return local;
    }

    private static byte[] Record(ReadOnlySpan<byte> name, byte[] data, byte[] plain, ReadOnlySpan<byte> time)
    {
        byte[] record = new byte[46 + name.Length];
        "PK\x01\x02"u8.CopyTo(record);
        record[4] = 20;
        WriteHead(record.AsSpan(6), data, plain, time);
        BinaryPrimitives.WriteUInt16LittleEndian(record.AsSpan(28), (ushort)name.Length);
        name.CopyTo(record.AsSpan(46));
        return record;
    }

    // version, flags, method, time, checksum and sizes, the same in both
    private static void WriteHead(Span<byte> head, byte[] data, byte[] plain, ReadOnlySpan<byte> time)
    {
        head[0] = 20;
        head[3] = 0x08;
        head[4] = 8;
        time.CopyTo(head[6..]);
        BinaryPrimitives.WriteUInt32LittleEndian(head[10..], Crc32.Compute(plain));
        BinaryPrimitives.WriteInt32LittleEndian(head[14..], data.Length);
        BinaryPrimitives.WriteInt32LittleEndian(head[18..], plain.Length);
    }

    private static byte[] Deflate(byte[] plain)
    {
        var compressed = new MemoryStream();
        using (var stream = new DeflateStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            stream.Write(plain);
        }

        return compressed.ToArray();
    }
}
