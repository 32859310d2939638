using System.IO.Compression;

namespace GenAiMeasures.Filing;

// The same entries give the same bytes: sorted names, one fixed time, fixed permissions.
internal static class DeterministicZip
{
    private const int RegularFile = 0x81A4 << 16;

    // the first moment that a ZIP can name
    private static readonly DateTimeOffset Time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    internal static void Write(Stream output, IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> entries)
    {
        using var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        foreach ((string name, ReadOnlyMemory<byte> content) in entries.OrderBy(e => e.Key, StringComparer.Ordinal))
        {
            using Stream stream = Add(zip, name).Open();
            stream.Write(content.Span);
        }
    }

    internal static byte[] Repack(MemoryStream package)
    {
        package.Position = 0;
        using var output = new MemoryStream();
        using (var source = new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true))
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (ZipArchiveEntry entry in source.Entries.OrderBy(e => e.FullName, StringComparer.Ordinal))
            {
                using Stream from = entry.Open();
                using Stream to = Add(zip, entry.FullName).Open();
                from.CopyTo(to);
            }
        }

        return output.ToArray();
    }

    private static ZipArchiveEntry Add(ZipArchive zip, string name)
    {
        ZipArchiveEntry entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Time;
        entry.ExternalAttributes = RegularFile;
        return entry;
    }
}
