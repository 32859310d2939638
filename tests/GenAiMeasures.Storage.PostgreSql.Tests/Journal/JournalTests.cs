using FsCheck.Xunit;

namespace GenAiMeasures.Storage.PostgreSql.Tests;

public sealed class JournalTests
{
    private static readonly JournalLimits Small = new(4_096, 1024 * 1024);

    [Property(MaxTest = 60)]
    public void What_was_written_is_what_is_read_whatever_the_groups_and_segments(int seed, byte[] counts)
    {
        using var folder = new TestFolder();
        var limits = new JournalLimits(1 + (Math.Abs((long)seed) % 5_000), long.MaxValue);
        List<JournalGroup> written = [];
        var tree = new MerkleFrontier();
        using (var journal = new Journal(folder.Root, limits))
        {
            journal.Open(0, _ => Assert.Fail("The journal is new."));
            foreach (byte count in (counts ?? []).Take(12))
            {
                (List<LedgerEntry> entries, LedgerHead head) = SomeEntries.Group(tree, count % 40, seed);
                long number = journal.Append(entries, [head]);
                Assert.Equal(written.Count + 1, number);
                written.Add(new JournalGroup(number, entries, [head]));
            }

            Assert.Equal(SomeEntries.Show(written), SomeEntries.Show(ReadAll(journal, 0)));
        }

        Assert.Equal(SomeEntries.Show(written), SomeEntries.Show(Open(folder.Root, limits)));
    }

    [Fact]
    public void Journal_cut_at_any_byte_keeps_every_whole_group_and_goes_on_behind_them()
    {
        using var folder = new TestFolder();
        List<JournalGroup> written = Write(folder.Root, groups: 4, each: 2);
        string path = Assert.Single(JournalSegment.Find(folder.Root)).Path;
        byte[] whole = File.ReadAllBytes(path);
        List<long> ends = EndsOf(whole);
        for (int length = 0; length <= whole.Length; length++)
        {
            File.WriteAllBytes(path, whole[..length]);
            int left = ends.Count(e => e <= length);
            using (var journal = new Journal(folder.Root, Small with { SegmentBytes = 1_000_000 }))
            {
                var read = new List<JournalGroup>();
                journal.Open(0, read.Add);
                Assert.Equal(SomeEntries.Show(written.Take(left)), SomeEntries.Show(read));
                Assert.Equal(left + 1, journal.Append([SomeEntries.At(100)], []));
            }

            Assert.Equal(left + 1, Open(folder.Root, Small with { SegmentBytes = 1_000_000 }).Count);
        }
    }

    [Fact]
    public void Changed_byte_is_never_read_as_something_else_and_stops_the_start_where_acknowledged_groups_stand_behind_it()
    {
        using var folder = new TestFolder();
        List<JournalGroup> written = Write(folder.Root, groups: 3, each: 1);
        string path = Assert.Single(JournalSegment.Find(folder.Root)).Path;
        byte[] whole = File.ReadAllBytes(path);
        List<long> ends = EndsOf(whole);
        var random = new Random(20261124);
        for (int at = 0; at < whole.Length; at++)
        {
            byte[] changed = [.. whole];
            changed[at] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(path, changed);
            if (at < ends[^2])
            {
                Assert.Throws<LedgerUnavailableException>(() => Open(folder.Root, Small));
                Assert.Equal(changed, File.ReadAllBytes(path));
            }
            else
            {
                // the last group: nothing tells a changed one from one that was never whole
                Assert.Equal(SomeEntries.Show(written.Take(2)), SomeEntries.Show(Open(folder.Root, Small)));
            }
        }
    }

    [Fact]
    public void Random_bytes_are_no_groups_and_do_not_end_the_reader()
    {
        const int Seed = 814;
        TestContext.Current.SendDiagnosticMessage($"seed {Seed}");
        var random = new Random(Seed);
        for (int i = 0; i < 2_000; i++)
        {
            byte[] payload = new byte[random.Next(300)];
            random.NextBytes(payload);
            payload.AsSpan(0, Math.Min(1, payload.Length)).Fill(1);
            payload.AsSpan(Math.Min(1, payload.Length), Math.Min(4, Math.Max(0, payload.Length - 1))).Clear();
            _ = JournalGroupCodec.Read(1, payload);
        }

        var tree = new MerkleFrontier();
        (List<LedgerEntry> entries, LedgerHead head) = SomeEntries.Group(tree, 5);
        var buffer = new JournalBuffer();
        JournalGroupCodec.Write(buffer, entries, [head]);
        byte[] whole = buffer.Written.ToArray();
        for (int length = 0; length < whole.Length; length++)
        {
            Assert.Null(JournalGroupCodec.Read(1, whole.AsSpan(0, length)));
        }

        Assert.Null(JournalGroupCodec.Read(1, [.. whole, 0]));
    }

    [Fact]
    public void Damage_in_an_earlier_segment_stops_the_start_and_says_where_in_both_languages()
    {
        using var folder = new TestFolder();
        Write(folder.Root, groups: 12, each: 5);
        List<JournalSegment> segments = JournalSegment.Find(folder.Root);
        Assert.True(segments.Count > 2);
        byte[] bytes = File.ReadAllBytes(segments[0].Path);
        bytes[^1] ^= 1;
        File.WriteAllBytes(segments[0].Path, bytes);

        string message = Assert.Throws<LedgerUnavailableException>(() => Open(folder.Root, Small)).Message;

        Assert.StartsWith($"The local journal is corrupt: '{segments[0].Path}' holds something else than a group at byte ", message, StringComparison.Ordinal);
        Assert.Contains($"本地日志已损坏：'{segments[0].Path}' 第 ", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_segment_is_named_by_its_groups()
    {
        using var folder = new TestFolder();
        Write(folder.Root, groups: 12, each: 5);
        List<JournalSegment> segments = JournalSegment.Find(folder.Root);
        File.Delete(segments[1].Path);

        string message = Assert.Throws<LedgerUnavailableException>(() => Open(folder.Root, Small)).Message;

        Assert.StartsWith(
            $"The local journal '{folder.Root}' has lost the groups {segments[1].FirstGroup} to {segments[2].FirstGroup - 1}, which were acknowledged.",
            message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Journal_that_ends_before_what_is_known_of_it_is_not_gone_on_with()
    {
        using var folder = new TestFolder();
        Write(folder.Root, groups: 2, each: 1);
        using var journal = new Journal(folder.Root, Small);

        string message = Assert.Throws<LedgerUnavailableException>(() => journal.Open(3, _ => { })).Message;

        Assert.StartsWith($"The local journal '{folder.Root}' has lost the groups 3 to 3, which were acknowledged.", message, StringComparison.Ordinal);
        Assert.False(journal.IsOpen);
    }

    [Fact]
    public void Group_whose_sync_failed_is_not_there_afterwards_and_its_file_is_not_written_again()
    {
        using var folder = new TestFolder();
        bool fail = false;
        using var journal = new Journal(folder.Root, new JournalLimits(1_000_000, 1_000_000), file =>
        {
            RandomAccess.FlushToDisk(file);
            if (fail)
            {
                throw new IOException("Input/output error");
            }
        });
        journal.Open(0, _ => { });
        journal.Append([SomeEntries.At(0)], []);
        string first = Assert.Single(JournalSegment.Find(folder.Root)).Path;
        fail = true;

        string message = Assert.Throws<LedgerUnavailableException>(() => journal.Append([SomeEntries.At(1)], [])).Message;

        Assert.Equal(
            $"The local journal '{folder.Root}' cannot be written (IOException). Check its disk and its rights; nothing that was acknowledged is lost. "
            + $"本地日志 '{folder.Root}' 无法写入（IOException）：请检查磁盘与权限；已确认的记录没有丢失。",
            message);
        Assert.Throws<LedgerUnavailableException>(() => journal.Append([SomeEntries.At(1)], []));
        Assert.Throws<LedgerUnavailableException>(() => journal.Open(0, _ => { }));
        fail = false;
        var read = new List<JournalGroup>();
        journal.Open(0, read.Add);
        Assert.Equal(1, Assert.Single(read).Number);
        long length = new FileInfo(first).Length;
        Assert.Equal(2, journal.Append([SomeEntries.At(1)], []));
        Assert.Equal(length, new FileInfo(first).Length);
        Assert.Equal([1, 2], ReadAll(journal, 0).Select(g => g.Number));
    }

    [Fact]
    public void Shipped_segments_go_and_what_is_not_shipped_stays()
    {
        using var folder = new TestFolder();
        using var journal = new Journal(folder.Root, Small);
        journal.Open(0, _ => { });
        for (int i = 0; i < 100; i++)
        {
            journal.Append([SomeEntries.At(i)], []);
        }

        List<JournalSegment> before = JournalSegment.Find(folder.Root);
        Assert.True(before.Count > 3);
        long shipped = before[2].FirstGroup;
        journal.DeleteThrough(shipped);

        Assert.Equal(before[2..].Select(s => s.Path), JournalSegment.Find(folder.Root).Select(s => s.Path));
        Assert.Equal(100 - shipped, ReadAll(journal, shipped).Count);
        journal.Rotate();
        journal.DeleteThrough(100);
        Assert.Empty(ReadAll(journal, 100));
        Assert.Equal(0, journal.Bytes);
        Assert.Equal(101, journal.Append([SomeEntries.At(100)], []));
    }

    [Fact]
    public void Files_of_a_journal_are_their_owners_only()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no file modes.");
            return;
        }

        using var folder = new TestFolder();
        Write(folder.Root, groups: 12, each: 5);
        foreach (string path in Directory.GetFiles(folder.Root))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }
    }

    [Fact]
    public void Crc_is_the_one_of_Castagnoli()
    {
        // the check value of RFC 3720 B.4 and of every catalogue
        Assert.Equal(0xE3069283u, Crc32C.Compute("123456789"u8));
        Assert.Equal(0x8A9136AAu, Crc32C.Compute(new byte[32]));
        Assert.Equal(Crc32C.Compute("123456789"u8), Crc32C.Compute("6789"u8, Crc32C.Compute("12345"u8)));
    }

    private static List<JournalGroup> Write(string folder, int groups, int each)
    {
        var written = new List<JournalGroup>();
        var tree = new MerkleFrontier();
        using var journal = new Journal(folder, Small);
        journal.Open(0, _ => { });
        for (int i = 0; i < groups; i++)
        {
            (List<LedgerEntry> entries, LedgerHead head) = SomeEntries.Group(tree, each);
            written.Add(new JournalGroup(journal.Append(entries, [head]), entries, [head]));
        }

        return written;
    }

    private static List<JournalGroup> Open(string folder, JournalLimits limits)
    {
        var read = new List<JournalGroup>();
        using var journal = new Journal(folder, limits);
        journal.Open(0, read.Add);
        return read;
    }

    private static List<JournalGroup> ReadAll(Journal journal, long after)
    {
        var read = new List<JournalGroup>();
        while (journal.Read(after, 700) is { Count: > 0 } groups)
        {
            read.AddRange(groups);
            after = groups[^1].Number;
        }

        return read;
    }

    private static List<long> EndsOf(byte[] segment)
    {
        var ends = new List<long>();
        for (int at = 0; at < segment.Length; at = (int)ends[^1])
        {
            Assert.True(JournalFrame.TryReadHeader(segment.AsSpan(at), out int length, out _));
            ends.Add(at + length);
        }

        return ends;
    }
}
