using System.Buffers.Binary;

namespace GenAiMeasures.Storage.Sqlite.Tests;

/// <summary>Which bytes of a SQLite file hold something, by its published format: headers, cells and their places; the rest is neither read nor cleared.</summary>
internal static class SqlitePages
{
    private const int FileHeader = 100;

    public static IEnumerable<int> UsedBytes(byte[] file)
    {
        int length = BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(16)) is 1 and var large ? 65_536 * large : BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(16));
        HashSet<int> free = FreePages(file, length);
        for (int page = 0; page < file.Length / length; page++)
        {
            int start = page * length;
            int header = page == 0 ? FileHeader : 0;
            if (free.Contains(page))
            {
                continue;
            }

            (int From, int To)[] ranges = file[start + header] is 2 or 5 or 10 or 13 ? Tree(file, start, header, length) : [(0, length)];
            foreach (int place in ranges.SelectMany(r => Enumerable.Range(start + r.From, r.To - r.From)))
            {
                yield return place;
            }
        }
    }

    // a page of a tree: its header and the places of its cells, and where the cells begin to its end
    private static (int From, int To)[] Tree(byte[] file, int start, int header, int length)
    {
        ReadOnlySpan<byte> page = file.AsSpan(start, length);
        int cells = BinaryPrimitives.ReadUInt16BigEndian(page[(header + 3)..]);
        int content = BinaryPrimitives.ReadUInt16BigEndian(page[(header + 5)..]) is 0 ? 65_536 : BinaryPrimitives.ReadUInt16BigEndian(page[(header + 5)..]);
        return [(0, header + (page[header] is 2 or 5 ? 12 : 8) + (2 * cells)), (content, length)];
    }

    // the leaves of the free list, and its trunks beyond what they list
    private static HashSet<int> FreePages(byte[] file, int length)
    {
        var free = new HashSet<int>();
        for (int trunk = (int)BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(32)); trunk != 0;)
        {
            ReadOnlySpan<byte> page = file.AsSpan((trunk - 1) * length, length);
            free.Add(trunk - 1);
            int leaves = (int)BinaryPrimitives.ReadUInt32BigEndian(page[4..]);
            for (int i = 0; i < leaves; i++)
            {
                free.Add((int)BinaryPrimitives.ReadUInt32BigEndian(page[(8 + (4 * i))..]) - 1);
            }

            trunk = (int)BinaryPrimitives.ReadUInt32BigEndian(page);
        }

        return free;
    }
}
