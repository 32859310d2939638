using FsCheck.Xunit;

namespace GenAiMeasures.Storage.PostgreSql.Tests;

public sealed class StagedKeysTests
{
    [Property(MaxTest = 60)]
    public void Keys_are_found_again_after_every_start_and_destroyed_ones_are_in_no_byte_of_the_file(byte[] steps)
    {
        using var folder = new TestFolder();
        var keys = new StagedKeys(folder.Root, 1_000);
        keys.Open();
        var expected = new Dictionary<long, LedgerKey>();
        var gone = new List<LedgerKey>();
        int next = 1;
        foreach (byte step in (steps ?? []).Take(20))
        {
            switch (step % 4)
            {
                case 0 or 1:
                    List<LedgerKey> added = [.. Enumerable.Range(0, 1 + (step % 5)).Select(_ => Key(next++))];
                    keys.Add(added);
                    added.ForEach(k => expected[k.Number] = k);
                    break;
                case 2 when expected.Count > 0:
                    LedgerKey[] going = [.. expected.Values.Where(k => k.Number % 3 == step % 3)];
                    keys.Destroy([.. going.Select(k => k.Number)]);
                    gone.AddRange(going);
                    Array.ForEach(going, k => expected.Remove(k.Number));
                    break;
                default:
                    keys = new StagedKeys(folder.Root, 1_000);
                    keys.Open();
                    break;
            }
        }

        keys = new StagedKeys(folder.Root, 1_000);
        keys.Open();
        Assert.Equal(expected.Keys.Order(), keys.All().Select(k => k.Number).Order());
        Assert.All(expected.Values, k =>
        {
            Assert.Equal(k.Wrapped.ToArray(), keys.Find(k.Number)!.Wrapped.ToArray());
            Assert.Equal(k.Number, Assert.Single(keys.Find([k.Name])).Number);
        });
        byte[] file = File.Exists(folder.File("keys")) ? File.ReadAllBytes(folder.File("keys")) : [];
        Assert.All(gone, k => Assert.Equal(-1, file.AsSpan().IndexOf(k.Wrapped.Span)));
    }

    [Fact]
    public void File_cut_at_any_byte_keeps_every_whole_addition_and_goes_on()
    {
        using var folder = new TestFolder();
        var keys = new StagedKeys(folder.Root, 1_000);
        keys.Open();
        var ends = new List<long> { 0 };
        for (int i = 1; i <= 3; i++)
        {
            keys.Add([Key(2 * i), Key((2 * i) + 1)]);
            ends.Add(new FileInfo(folder.File("keys")).Length);
        }

        byte[] whole = File.ReadAllBytes(folder.File("keys"));
        for (int length = 0; length <= whole.Length; length++)
        {
            File.WriteAllBytes(folder.File("keys"), whole[..length]);
            var cut = new StagedKeys(folder.Root, 1_000);
            cut.Open();
            int left = ends.FindLastIndex(e => e <= length);
            Assert.Equal(2 * left, cut.Count);
            cut.Add([Key(100)]);
            var again = new StagedKeys(folder.Root, 1_000);
            again.Open();
            Assert.Equal((2 * left) + 1, again.Count);
        }
    }

    [Fact]
    public void Changed_byte_in_front_of_acknowledged_keys_stops_the_start()
    {
        using var folder = new TestFolder();
        var keys = new StagedKeys(folder.Root, 1_000);
        keys.Open();
        keys.Add([Key(1)]);
        long end = new FileInfo(folder.File("keys")).Length;
        keys.Add([Key(2)]);
        byte[] whole = File.ReadAllBytes(folder.File("keys"));
        for (int at = 0; at < end; at++)
        {
            byte[] changed = [.. whole];
            changed[at] ^= 0x10;
            File.WriteAllBytes(folder.File("keys"), changed);
            Assert.Throws<LedgerUnavailableException>(new StagedKeys(folder.Root, 1_000).Open);
        }
    }

    [Fact]
    public void Room_is_made_of_what_the_database_holds_and_of_nothing_else()
    {
        using var folder = new TestFolder();
        var keys = new StagedKeys(folder.Root, 10);
        keys.Open();
        keys.Add([.. Enumerable.Range(1, 10).Select(Key)]);
        keys.Add([Key(11)]);
        Assert.Equal(11, keys.Count);
        keys.Shipped([1, 2, 3, 4]);
        keys.Add([Key(12)]);
        Assert.Equal([3, 4, 5, 6, 7, 8, 9, 10, 11, 12], keys.All().Select(k => k.Number).Order());
        Assert.Equal([5, 6, 7, 8, 9, 10, 11, 12], keys.Unshipped().Select(k => k.Number).Order());
    }

    private static LedgerKey Key(int number)
    {
        byte[] wrapped = System.Security.Cryptography.SHA512.HashData(BitConverter.GetBytes(number));
        return new LedgerKey { Number = number, Name = new LedgerKeyName(new SubjectLookup(wrapped.AsSpan(0, 32)), 2, 202611), Epoch = 1, Wrapped = wrapped };
    }
}
