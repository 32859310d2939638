namespace GenAiMeasures.Storage.PostgreSql.Tests;

public sealed class JournalStateTests
{
    [Fact]
    public void State_is_what_the_groups_made_of_it_and_is_read_back_as_it_was_written()
    {
        using var folder = new TestFolder();
        var state = new JournalState { Instance = SomeEntries.Log, Number = 7, KeysReserved = 65_536, Shipped = 2, ErasuresSeen = 5 };
        state.Settings["key_check"] = new byte[] { 1, 2, 3 };
        var tree = new MerkleFrontier();
        for (int i = 1; i <= 5; i++)
        {
            (List<LedgerEntry> entries, LedgerHead head) = SomeEntries.Group(tree, 300);
            state.Apply(new JournalGroup(i, entries, [head]));
        }

        JournalStateFile.Write(folder.Root, state);
        JournalState read = JournalStateFile.Read(folder.Root)!;

        Assert.Equal(state.ToBytes(), read.ToBytes());
        Assert.Equal((SomeEntries.Log, 7, 65_536, 5L, 2L, 5L), (read.Instance, read.Number, read.KeysReserved, read.Group, read.Shipped, read.ErasuresSeen));
        LedgerOpening opening = read.ToOpening();
        Assert.Equal(1_500, Assert.Single(opening.Heads).Size);
        Assert.Equal(tree.Export(), opening.Heads[0].Frontier.ToArray());
        Assert.NotEmpty(opening.OpenExchanges);
        Assert.Equal([1, 2, 3], opening.Settings["key_check"].ToArray());
    }

    [Fact]
    public void Changed_or_cut_state_is_never_taken_for_one()
    {
        using var folder = new TestFolder();
        var state = new JournalState { Instance = SomeEntries.Log, Number = 7 };
        state.Settings["a"] = new byte[] { 1 };
        JournalStateFile.Write(folder.Root, state);
        byte[] whole = File.ReadAllBytes(JournalStateFile.PathOf(folder.Root));
        for (int at = 0; at < whole.Length; at++)
        {
            byte[] changed = [.. whole];
            changed[at] ^= 0x04;
            File.WriteAllBytes(JournalStateFile.PathOf(folder.Root), changed);
            Assert.Throws<LedgerUnavailableException>(() => JournalStateFile.Read(folder.Root));
            File.WriteAllBytes(JournalStateFile.PathOf(folder.Root), whole[..at]);
            Assert.Throws<LedgerUnavailableException>(() => JournalStateFile.Read(folder.Root));
        }
    }
}
